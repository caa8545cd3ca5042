/**
 * Lets a day happen in a running demo: citizens over all channels, guides answering and handing over, units receiving,
 * at the pace asked for. `npm run demo:day -- --help` tells how.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { localDate } from '#platform/clock/zoned.ts'
import { isDatabaseAway } from '#platform/database/database.ts'
import { Problem } from '#platform/operations/problem.ts'
import { arrivalsOn, isWorkday, workdayBefore } from './arrivals.ts'
import { actorsOf, type Player, playerOf, type Run, type Stage } from './carry-out.ts'
import { plannerOf, type Step } from './courses.ts'
import { demoMunicipalities, readDemoData } from './data-format.ts'
import { workingHoursOf } from './first-day.ts'
import { openStage } from './open-stage.ts'

const usage = `Lets a day happen in a demo municipality.

  npm run demo:day -- [--speed 60] [--contacts 200] [--municipality ekby] [--date 2026-03-10] [--seed words] [--url http://…] [--data DIR]

  --speed         how many times faster than life (default 60: a day in twelve minutes)
  --contacts      how many contacts (default: as many as the rhythm of that day has)
  --date          whose weekday and season the day has (default today); everything is registered with the time it is now
  --seed          the same words give the same day (default: another day each time)
  --url           send what citizens ask on the web to a server at this address, over its public interface
  --data          the data folder of a running demo (default TORGET_DATA); or give DATABASE_URL
`

export type DayOptions = { speed: number; contacts?: number; date: Temporal.PlainDate; seed: string; url?: string }

/** What happened in a day: how many steps were taken, and the refusals met, by code. */
export type DayOutcome = { steps: number; refused: Map<string, number> }

/**
 * Plays a day against the clock on the wall: what is planned an hour after the first arrival happens an hour divided by
 * `speed` after the start. What is planned for later days does not happen: it stays open.
 * A step that is refused (somebody on the staff was quicker) ends that contact's part, as it would in life.
 * @param told called for each step taken
 */
export async function runADay(
  stage: Stage,
  options: DayOptions,
  told: (step: Step, at: Date) => void,
): Promise<DayOutcome> {
  const { date, seed, speed, contacts, url } = options
  const arrivals = arrivalsOn(stage.data, date, seed, contacts)
  const first = arrivals[0]?.at.getTime() ?? 0
  const start = Date.now()
  const timeOf = (planned: Date) => new Date(start + (planned.getTime() - first) / speed)
  const run: Run = { name: `${seed} ${start}`, timeOf, ...(url ? { ask: askOver(url) } : {}) }
  const plan = plannerOf(stage.data, await workingHoursOf(stage), seed)
  const actorOf = actorsOf(stage)
  const outcome: DayOutcome = { steps: 0, refused: new Map() }
  const today = (step: Step) => localDate(step.at, stage.data.municipality.timeZone).equals(date)
  await Promise.all(
    arrivals.map(async (arrival) => {
      const player = playerOf(stage, run, plan(arrival), actorOf)
      for (let step = player.left[0]; step && today(step); step = player.left[0]) {
        await pause(Math.max(0, timeOf(step.at).getTime() - Date.now()))
        if (!(await taken(player, outcome))) return
        told(step, timeOf(step.at))
      }
    }),
  )
  return outcome
}

/** Takes the next step. False when it was refused; throws what is a fault of the program. */
async function taken(player: Player, outcome: DayOutcome): Promise<boolean> {
  try {
    await player.playNext()
    outcome.steps++
    return true
  } catch (error) {
    if (!(error instanceof Problem) && !isDatabaseAway(error)) throw error
    const code = error instanceof Problem ? error.code : 'database-away'
    outcome.refused.set(code, (outcome.refused.get(code) ?? 0) + 1)
    return false
  }
}

/** Asks over the public interface, as a citizen's browser does. */
function askOver(url: string): (input: unknown, key: string) => Promise<unknown> {
  return async (input, key) => {
    const reply = await fetch(new URL('/api/v1/ask', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(input),
    })
    const body = (await reply.json()) as { code?: string }
    if (!reply.ok) throw new Problem(409, body.code ?? 'refused')
    return body
  }
}

function latestWorkday(today: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkday(today) ? today : workdayBefore(today)
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      speed: { type: 'string', default: '60' },
      contacts: { type: 'string' },
      municipality: { type: 'string', default: 'ekby' },
      date: { type: 'string' },
      seed: { type: 'string' },
      url: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

async function main(): Promise<void> {
  const asked = readOptions()
  const code = demoMunicipalities.find((each) => each === asked.municipality)
  const speed = Number(asked.speed)
  if (asked.help || !code || !(speed > 0)) {
    process.stdout.write(usage)
    process.exitCode = asked.help ? 0 : 2
    return
  }
  const data = readDemoData(code)
  const zone = data.municipality.timeZone
  const opened = await openStage(asked.data)
  try {
    const outcome = await runADay(
      { ...opened, data },
      {
        speed,
        date: asked.date ? Temporal.PlainDate.from(asked.date) : latestWorkday(localDate(new Date(), zone)),
        seed: asked.seed ?? new Date().toISOString(),
        ...(asked.contacts ? { contacts: Number(asked.contacts) } : {}),
        ...(asked.url ? { url: asked.url } : {}),
      },
      (step, at) => {
        const by = step.by === 'citizen' ? 'citizen' : step.by.staff
        process.stdout.write(`${at.toISOString().slice(11, 19)}  ${step.act.padEnd(12)} ${by}\n`)
      },
    )
    const refused = [...outcome.refused].map(([why, times]) => `${times} × ${why}`).join(', ')
    process.stdout.write(`${outcome.steps} steps taken${refused ? `; refused: ${refused}` : ''}\n`)
  } finally {
    await opened.close()
  }
}

if (import.meta.main) await main()
