import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#platform/clock/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { faultFacts, type Log } from '#platform/log/fault-facts.ts'
import { releaseLease, renewLease, secondsUntilFree, takeLease } from './job-lease.ts'

/** What a job is given when it is its turn. */
export type JobSituation = {
  db: Database
  clock: Clock
  log: Log
  /** Set when the process is stopping or the lease is lost: finish the piece under way, commit it, and return. */
  signal: AbortSignal
}

/** Work that is done again and again, by one process at a time. */
export type RecurringJob = {
  /** Names the row in job_lease: the same in every process, never changed. */
  name: string
  /** From one start to the next. A run that takes longer is followed by the next at once. */
  everySeconds: number
  /** Must stand being run again after it was cut off anywhere. Throwing means: try again later. */
  run(situation: JobSituation): Promise<void>
}

export type Recurring = {
  /** Starts nothing more, asks what runs to finish, and resolves when it has. */
  stop(): Promise<void>
}

export type RecurringSettings = {
  db: Database
  clock: Clock
  log: Log
  /** How long a dead process keeps its jobs from the others. Renewed three times in that time while it lives. */
  leaseSeconds?: number
  /** The longest time between two looks at the row, so that a daily job is not missed for long when its holder dies. */
  lookSeconds?: number
}

const LONGEST_BACK_OFF_SECONDS = 300

/**
 * Starts doing `jobs` in this process, sharing them with every other process on the same database. There is no queue
 * beside the rows: job_lease says who holds a job and when it is due, the domains' own rows say what there is to do.
 *
 * What is guaranteed: while the holder's lease is renewed no other process starts the job. A process that died loses
 * its jobs after at most `leaseSeconds`. A process that was stalled past its lease (a suspended machine) finds
 * `signal` set when it wakes, but the statement it was in the middle of may still land: a job therefore also guards
 * its own rows, by state in the where clause or `for update skip locked`.
 *
 * A job that throws is logged by kind and place only and is due again after 2, 4, 8 … seconds, at most five minutes.
 */
export function startRecurring(settings: RecurringSettings, jobs: readonly RecurringJob[]): Recurring {
  const stopping = new AbortController()
  const holder = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`
  const turns = jobs.map((job) => takeTurns(settings, job, holder, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(turns)
    },
  }
}

async function takeTurns(
  settings: RecurringSettings,
  job: RecurringJob,
  holder: string,
  stopping: AbortSignal,
): Promise<void> {
  const { db, log, leaseSeconds = 60, lookSeconds = 30 } = settings
  let databaseFaults = 0
  while (!stopping.aborted) {
    try {
      const lease = await takeLease(db, job.name, holder, leaseSeconds)
      if (lease) await runHolding(settings, job, holder, lease.failures, stopping)
      const free = await secondsUntilFree(db, job.name)
      databaseFaults = 0
      // A little uneven, so that many processes do not ask in the same moment.
      await sleep(Math.min(free, lookSeconds) + 0.01 + Math.random() * Math.min(0.25, job.everySeconds / 20), stopping)
    } catch (error) {
      databaseFaults += 1
      log.error({ job: job.name, fault: faultFacts(error) }, 'a recurring job could not ask for its turn')
      await sleep(backOffSeconds(databaseFaults), stopping)
    }
  }
}

async function runHolding(
  { db, clock, log, leaseSeconds = 60 }: RecurringSettings,
  job: RecurringJob,
  holder: string,
  failures: number,
  stopping: AbortSignal,
): Promise<void> {
  const began = performance.now()
  const lost = new AbortController()
  const finished = new AbortController()
  const renewing = keepRenewing(db, job.name, holder, leaseSeconds, lost, finished.signal)
  let failed = false
  try {
    await job.run({ db, clock, log, signal: AbortSignal.any([stopping, lost.signal]) })
  } catch (error) {
    failed = true
    log.error({ job: job.name, failures: failures + 1, fault: faultFacts(error) }, 'a recurring job failed')
  }
  finished.abort()
  await renewing
  if (lost.signal.aborted) log.warn({ job: job.name }, 'a recurring job lost its lease while it ran')
  const dueIn = failed
    ? backOffSeconds(failures + 1)
    : Math.max(0, job.everySeconds - (performance.now() - began) / 1000)
  await releaseLease(db, job.name, holder, dueIn, failed ? failures + 1 : 0)
}

/** Renews until `finished`. Sets `lost` when the row is another's, or when the lease has run out by our own watch without an answer. */
async function keepRenewing(
  db: Database,
  name: string,
  holder: string,
  seconds: number,
  lost: AbortController,
  finished: AbortSignal,
): Promise<void> {
  let safeUntil = performance.now() + seconds * 1000
  while (!finished.aborted && !lost.signal.aborted) {
    await sleep(seconds / 3, finished)
    if (finished.aborted) return
    // Counted from before the question was asked: never later than what the database counts.
    const asked = performance.now()
    const renewed = await Promise.race([
      renewLease(db, name, holder, seconds).catch(() => null),
      sleep(Math.max(0, (safeUntil - asked) / 1000), finished).then(() => null),
    ])
    if (renewed) safeUntil = asked + seconds * 1000
    else if (renewed === false || performance.now() >= safeUntil) lost.abort()
  }
}

function backOffSeconds(failures: number): number {
  return Math.min(LONGEST_BACK_OFF_SECONDS, 2 ** Math.min(failures, 12))
}

async function sleep(seconds: number, until: AbortSignal): Promise<void> {
  await pause(seconds * 1000, undefined, { signal: until }).catch(() => {})
}
