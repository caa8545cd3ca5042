import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { unitById, unitsByIds } from '#domains/staff/index.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { endKey as endOperation, makeKey as makeOperation } from './contract.ts'

/** What a key opens: whose people, where those without a known unit are put, and whether protected people are told. */
export type ScimKey = { id: string; unitId: string; seesProtected: boolean }

/** A key is long and random, so a plain hash is enough: nobody guesses it. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** The keys, newest first, also those that have ended. */
export async function listKeys(context: Context) {
  const { rows } = await sql<{
    id: string
    name: string
    unitId: string
    seesProtected: boolean
    madeAt: Date
    usedAt: Date | null
    endedAt: Date | null
  }>`select id, name, unit_id as "unitId", sees_protected as "seesProtected", made_at as "madeAt", used_at as "usedAt", ended_at as "endedAt"
    from scim_key where municipality_id = ${context.actor.municipalityId} order by made_at desc limit 100`.execute(
    context.tx,
  )
  const units = await unitsByIds(
    context,
    rows.map((row) => row.unitId),
  )
  return {
    keys: rows.map(({ unitId, madeAt, usedAt, endedAt, ...row }) => ({
      ...row,
      unit: { id: unitId, name: units.get(unitId)?.shortName ?? '' },
      madeAt: madeAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }
}

/** Makes a key. It is told once and kept only as its hash. */
export async function makeKey(context: Context, input: z.output<typeof makeOperation.input>) {
  const { tx, actor, clock } = context
  // check
  if (!(await unitById(context, input.unitId))) throw notFound()
  // apply
  const key = `torget-scim-${randomBytes(32).toString('base64url')}`
  const id = newId(clock.now())
  // save
  await sql`insert into scim_key (municipality_id, id, name, key_hash, unit_id, sees_protected, made_by, made_at)
    values (${actor.municipalityId}, ${id}, ${input.name}, ${hashOf(key)}, ${input.unitId}, ${input.seesProtected},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${clock.now()})`.execute(tx)
  // reply
  return { keyId: id, key }
}

/** Ends a key at once. */
export async function endKey({ tx, actor, clock }: Context, input: z.output<typeof endOperation.input>) {
  // save
  const ended = await sql<{ id: string }>`update scim_key set ended_at = coalesce(ended_at, ${clock.now()})
    where municipality_id = ${actor.municipalityId} and id = ${input.keyId} returning id`.execute(tx)
  if (!ended.rows[0]) throw notFound()
  // reply
  return { keyId: input.keyId }
}

/** The key that was shown, while it holds; null otherwise. Notes that it was used, once an hour at most. */
export async function findKey(tx: Tx, municipalityId: number, shownKey: string, at: Date): Promise<ScimKey | null> {
  const { rows } = await sql<ScimKey & { usedAt: Date | null }>`
    select id, unit_id as "unitId", sees_protected as "seesProtected", used_at as "usedAt" from scim_key
    where municipality_id = ${municipalityId} and key_hash = ${hashOf(shownKey)} and ended_at is null`.execute(tx)
  const key = rows[0]
  if (!key) return null
  if (!key.usedAt || at.getTime() - key.usedAt.getTime() > 3_600_000) {
    await sql`update scim_key set used_at = ${at} where municipality_id = ${municipalityId} and id = ${key.id}`.execute(
      tx,
    )
  }
  return key
}

/** A key by its id, while it holds. Throws 404 otherwise. */
export async function keyById({ tx, actor }: Context, id: string): Promise<ScimKey> {
  const { rows } = await sql<ScimKey>`select id, unit_id as "unitId", sees_protected as "seesProtected" from scim_key
    where municipality_id = ${actor.municipalityId} and id = ${id} and ended_at is null`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}
