import { type Database, sql } from '#platform/database/database.ts'

/** A lease that was taken: how often the job has failed in a row before this time. */
export type TakenLease = { failures: number }

/**
 * Takes a job that is due and that nobody holds, or whose holder has let its time run out. One statement: of several
 * processes asking at once, one gets it.
 * @param seconds how long the lease lasts unless renewed, by the database's clock
 * @returns null when it is not due or somebody else has it
 */
export async function takeLease(
  db: Database,
  name: string,
  holder: string,
  seconds: number,
): Promise<TakenLease | null> {
  const taken = await sql<TakenLease>`
    insert into job_lease (name, held_by, held_until, due_at)
    values (${name}, ${holder}, now() + make_interval(secs => ${seconds}), now())
    on conflict (name) do update set held_by = excluded.held_by, held_until = excluded.held_until
      where job_lease.due_at <= now() and (job_lease.held_by is null or job_lease.held_until <= now())
    returning failures`.execute(db)
  return taken.rows[0] ?? null
}

/** Seconds until the job may be taken: when it is due, or when its holder's time runs out. Never below zero. */
export async function secondsUntilFree(db: Database, name: string): Promise<number> {
  const found = await sql<{ seconds: number }>`
    select extract(epoch from greatest(due_at, case when held_by is null then due_at else held_until end) - now())::float8 as seconds
    from job_lease where name = ${name}`.execute(db)
  return Math.max(0, found.rows[0]?.seconds ?? 0)
}

/** Holds the lease for another while. False when it is no longer ours: another process may have the job. */
export async function renewLease(db: Database, name: string, holder: string, seconds: number): Promise<boolean> {
  const renewed = await sql`
    update job_lease set held_until = now() + make_interval(secs => ${seconds})
    where name = ${name} and held_by = ${holder} and held_until > now()`.execute(db)
  return (renewed.numAffectedRows ?? 0n) > 0n
}

/**
 * Lets the job go and says when it is due next. Does nothing when the lease is no longer ours.
 * @param dueIn seconds from now
 * @param failures how many times in a row it has failed; 0 after a success
 */
export async function releaseLease(
  db: Database,
  name: string,
  holder: string,
  dueIn: number,
  failures: number,
): Promise<void> {
  await sql`
    update job_lease set held_by = null, held_until = now(), due_at = now() + make_interval(secs => ${dueIn}), failures = ${failures}
    where name = ${name} and held_by = ${holder}`.execute(db)
}
