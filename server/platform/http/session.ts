import { createHash, randomBytes } from 'node:crypto'
import { type StaffActor, system } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import { type Database, inTransaction, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { LIVE_CHANNEL, type LiveHub } from '#platform/live/hub.ts'

/** Announced when a session ended or what it gives has changed: every process reads its sessions of that municipality again. */
export const SESSIONS_TOPIC = 'sessions'

const minute = 60_000
/** A working day and its overtime; then one signs in again. */
export const LONGEST = 12 * 60 * minute
/** Left alone this long, a session is over. */
export const IDLE = 120 * minute
/** How seldom "seen" is written, so that reading pages does not write to the database all the time. */
const SEEN_EVERY = minute
/** How long a process trusts what it read: the longest that a withdrawn right lives on. */
const TRUSTED = 5_000
const MOST_REMEMBERED = 5_000

/** Turns a person's id into an actor; null when they may no longer sign in. */
export type LoadActor = (tx: Tx, municipalityId: number, staffId: string, at: Date) => Promise<StaffActor | null>

/** Who is signed in. Sessions live in the database and survive restarts; the browser holds only a random token. */
export type Sessions = {
  /** Begins a session and writes it to the audit trail. @param idToken the provider's, to end its session too. @returns the token for the cookie */
  start(municipalityId: number, staffId: string, idToken: string | null): Promise<string>
  /** The person behind a token, or null: unknown, ended, idle too long, another municipality's, or a person who has left. */
  find(municipalityId: number, token: string): Promise<StaffActor | null>
  /** Ends a session everywhere. @returns the provider's id token, if there was one */
  end(municipalityId: number, token: string): Promise<string | null>
  /** Removes what is over, for a job. @returns how many */
  removeEnded(municipalityId: number): Promise<number>
}

type Setting = { db: Database; clock: Clock; loadActor: LoadActor; hub: Pick<LiveHub, 'listen'> | null }
type Remembered = { actor: StaffActor; readAt: number; endsAt: number }

/** Opens the sessions. Without a hub, other processes notice a sign-out within five seconds. */
export function openSessions({ db, clock, loadActor, hub }: Setting): Sessions {
  const remembered = new Map<string, Remembered>()
  const underWay = new Map<string, Promise<StaffActor | null>>()
  const heard = new Set<number>()
  // Raised whenever something is forgotten, so that a read that began before is not remembered after.
  let generation = 0

  function forget(municipalityId: number, key?: string): void {
    generation++
    if (key !== undefined) remembered.delete(key)
    else
      for (const [each, { actor }] of remembered) if (actor.municipalityId === municipalityId) remembered.delete(each)
  }
  function listenOnce(municipalityId: number): void {
    if (!hub || heard.has(municipalityId)) return
    heard.add(municipalityId)
    hub.listen(municipalityId, [SESSIONS_TOPIC], () => forget(municipalityId))
  }
  async function read(municipalityId: number, key: string, hash: Buffer): Promise<StaffActor | null> {
    const begun = generation
    const now = clock.now()
    const found = await inTransaction(db, system(municipalityId), (tx) =>
      readSession(tx, municipalityId, hash, now, loadActor),
    )
    if (!found) {
      remembered.delete(key)
      return null
    }
    if (begun === generation) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(key, { actor: found.actor, readAt: now.getTime(), endsAt: found.endsAt.getTime() })
    }
    return found.actor
  }
  return {
    async start(municipalityId, staffId, idToken) {
      const token = randomBytes(32).toString('base64url')
      const now = clock.now()
      await inTransaction(db, system(municipalityId), async (tx) => {
        await tx
          .insertInto('session')
          .values({
            token_hash: hashOf(token),
            municipality_id: municipalityId,
            staff_id: staffId,
            started_at: now,
            seen_at: now,
            ends_at: new Date(now.getTime() + LONGEST),
            id_token: idToken,
          })
          .execute()
        await writeDown(tx, municipalityId, staffId, 'staff.signed-in', now)
      })
      return token
    },
    async find(municipalityId, token) {
      listenOnce(municipalityId)
      const hash = hashOf(token)
      const key = `${municipalityId} ${hash.toString('base64url')}`
      const known = remembered.get(key)
      const now = clock.now().getTime()
      if (known && Math.abs(now - known.readAt) < TRUSTED && now < known.endsAt) return known.actor
      // Ten requests of one page ask once; after something was forgotten, nobody joins a question asked before.
      const question = `${generation} ${key}`
      const asked = underWay.get(question) ?? read(municipalityId, key, hash).finally(() => underWay.delete(question))
      underWay.set(question, asked)
      return asked
    },
    async end(municipalityId, token) {
      const hash = hashOf(token)
      const now = clock.now()
      const ended = await inTransaction(db, system(municipalityId), async (tx) => {
        const row = await tx
          .deleteFrom('session')
          .where('token_hash', '=', hash)
          .where('municipality_id', '=', municipalityId)
          .returning(['staff_id', 'id_token'])
          .executeTakeFirst()
        if (!row) return null
        await writeDown(tx, municipalityId, row.staff_id, 'staff.signed-out', now)
        const message = JSON.stringify({ m: municipalityId, t: [SESSIONS_TOPIC] })
        await sql`select pg_notify(${LIVE_CHANNEL}, ${message})`.execute(tx)
        return row
      })
      forget(municipalityId, `${municipalityId} ${hash.toString('base64url')}`)
      return ended?.id_token ?? null
    },
    async removeEnded(municipalityId) {
      const now = clock.now()
      const gone = await inTransaction(db, system(municipalityId), (tx) =>
        tx
          .deleteFrom('session')
          .where('municipality_id', '=', municipalityId)
          .where((is) => is.or([is('ends_at', '<=', now), is('seen_at', '<=', new Date(now.getTime() - IDLE))]))
          .executeTakeFirst(),
      )
      return Number(gone.numDeletedRows)
    },
  }
}

/** Only the hash is stored: whoever reads the table cannot sign in with it. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

async function readSession(
  tx: Tx,
  municipalityId: number,
  hash: Buffer,
  now: Date,
  loadActor: LoadActor,
): Promise<{ actor: StaffActor; endsAt: Date } | null> {
  const session = await tx
    .selectFrom('session')
    .select(['staff_id', 'seen_at', 'ends_at'])
    .where('token_hash', '=', hash)
    .where('municipality_id', '=', municipalityId)
    .where('ends_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - IDLE))
    .executeTakeFirst()
  if (!session) return null
  const actor = await loadActor(tx, municipalityId, session.staff_id, now)
  if (!actor) return null
  if (now.getTime() - session.seen_at.getTime() >= SEEN_EVERY) {
    await tx
      .updateTable('session')
      .set({ seen_at: now })
      .where('token_hash', '=', hash)
      .where('municipality_id', '=', municipalityId)
      .execute()
  }
  return { actor, endsAt: session.ends_at }
}

async function writeDown(tx: Tx, municipalityId: number, staffId: string, what: string, at: Date): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      municipality_id: municipalityId,
      at,
      id: newId(at),
      actor_kind: 'staff',
      actor_id: staffId,
      operation: what,
      subject_kind: 'staff',
      subject_id: staffId,
    })
    .execute()
}
