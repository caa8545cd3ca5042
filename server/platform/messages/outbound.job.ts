import type { RecurringJob } from '#platform/jobs/recurring.ts'
import type { MessageCarrier } from './carrier.ts'
import { deliverWaiting } from './deliver-waiting.ts'

/** The job that sends what is due in every municipality of this database, looked for every five seconds. */
export function outboundJob(carrier: MessageCarrier): RecurringJob {
  return {
    name: 'messages.deliver',
    everySeconds: 5,
    async run({ db, clock, log, signal }) {
      const municipalities = await db.selectFrom('municipality').select('id').orderBy('id').execute()
      await deliverWaiting({ db, municipalityIds: municipalities.map(({ id }) => id), carrier, clock, log, signal })
    },
  }
}
