// A worker of its own, for tests that kill it: node deliver-until-killed.ts <database> <relay> <lanes>
import { systemClock } from '#platform/clock/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { deliverWaiting } from '#platform/messages/deliver-waiting.ts'
import { createSmtpCarrier } from '#platform/messages/smtp-carrier.ts'

const [database = '', relay = '', lanes = '4'] = process.argv.slice(2)
const { db } = openDatabase(database, Number(lanes))
const carrier = createSmtpCarrier({ relays: [relay], sender: 'torget@ekby.example' })
const silent = { info() {}, warn() {}, error() {} }
for (;;) {
  await deliverWaiting({ db, municipalityIds: [1], carrier, clock: systemClock, log: silent, lanes: Number(lanes) })
  await new Promise((later) => setTimeout(later, 20))
}
