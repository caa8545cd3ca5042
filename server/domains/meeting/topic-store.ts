import type { GrowingTopic } from '#domains/statistics/index.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { notFound } from '#platform/operations/problem.ts'

/** A topic as it lies in the table, with how many say the same. */
export type TopicRow = {
  id: string
  origin: 'staff' | 'figures'
  serviceId: string | null
  words: string
  flaggedBy: string | null
  flaggedAt: Date
  span: 'day' | 'week' | null
  since: string | null
  asked: number | null
  expected: number | null
  chance: number | null
  isSecret: boolean
  lastAt: Date
  endedAt: Date | null
  joined: number
  mine: boolean
}

/** More than anybody goes through at a meeting. */
const MOST = 50

const columns = (
  staffId: string | null,
) => sql`t.id, t.origin, t.service_id as "serviceId", t.words, t.flagged_by as "flaggedBy",
  t.flagged_at as "flaggedAt", t.span, t.since, t.secrecy_unit_id is not null as "isSecret", t.asked, t.expected, t.chance, t.last_at as "lastAt", t.ended_at as "endedAt",
  (select count(*)::int from topic_joined j where j.municipality_id = t.municipality_id and j.topic_id = t.id) as joined,
  exists (select from topic_joined j where j.municipality_id = t.municipality_id and j.topic_id = t.id and j.staff_id = ${staffId}) as mine`

export type WantedTopics = {
  municipalityId: number
  readerId: string | null
  /** Flagged or joined after this. */
  staffSince: Date
  /** Grew after this. */
  figuresSince: Date
  serviceId?: string | null | undefined
}

/** The topics the actor may know of that are still talked about: those most say first. */
export async function readTopics(tx: Tx, wanted: WantedTopics): Promise<TopicRow[]> {
  const { municipalityId, readerId, staffSince, figuresSince, serviceId } = wanted
  const found = await sql<TopicRow>`
    select ${columns(readerId)} from topic t where t.municipality_id = ${municipalityId} and t.ended_at is null
      and t.last_at >= case when t.origin = 'staff' then ${staffSince}::timestamptz else ${figuresSince}::timestamptz end
      and (${serviceId ?? null}::uuid is null or t.service_id = ${serviceId ?? null}::uuid)
    order by joined desc, t.chance, t.last_at desc, t.id limit ${MOST}`.execute(tx)
  return found.rows
}

/** A topic the actor may know of, held until the transaction ends; 404 otherwise. */
export async function lockTopic(tx: Tx, municipalityId: number, topicId: string): Promise<TopicRow> {
  const found =
    await sql<TopicRow>`select ${columns(null)} from topic t where t.municipality_id = ${municipalityId} and t.id = ${topicId}
    for update of t`.execute(tx)
  const topic = found.rows[0]
  if (!topic) throw notFound()
  return topic
}

/** Adds what somebody flagged. */
export async function insertTopic(
  tx: Tx,
  municipalityId: number,
  topic: {
    id: string
    serviceId: string | null
    words: string
    secrecyUnitId: string | null
    by: string | null
    at: Date
  },
): Promise<void> {
  await sql`insert into topic (municipality_id, id, origin, service_id, words, secrecy_unit_id, flagged_by, flagged_at, last_at)
    values (${municipalityId}, ${topic.id}, 'staff', ${topic.serviceId}, ${topic.words}, ${topic.secrecyUnitId}, ${topic.by}, ${topic.at},
      ${topic.at})`.execute(tx)
}

/** Counts somebody as one who hears the same; once. Returns how many there are. */
export async function joinTopicAs(
  tx: Tx,
  municipalityId: number,
  topicId: string,
  staffId: string,
  at: Date,
): Promise<number> {
  const added = await sql`insert into topic_joined (municipality_id, topic_id, staff_id, at)
    values (${municipalityId}, ${topicId}, ${staffId}, ${at}) on conflict do nothing`.execute(tx)
  if (Number(added.numAffectedRows ?? 0n) > 0)
    await sql`update topic set last_at = greatest(last_at, ${at}::timestamptz)
      where municipality_id = ${municipalityId} and id = ${topicId} and origin = 'staff'`.execute(tx)
  const found = await sql<{ joined: number }>`select count(*)::int as joined from topic_joined
    where municipality_id = ${municipalityId} and topic_id = ${topicId}`.execute(tx)
  return found.rows[0]?.joined ?? 0
}

/** Takes a topic off the list; of what the figures flagged, the service's day and week together. */
export async function endTopicAt(
  tx: Tx,
  municipalityId: number,
  topic: Pick<TopicRow, 'id' | 'origin' | 'serviceId' | 'isSecret'>,
  by: string | null,
  at: Date,
): Promise<void> {
  const same =
    topic.origin === 'staff'
      ? sql`id = ${topic.id}`
      : sql`origin = 'figures' and service_id = ${topic.serviceId} and (secrecy_unit_id is not null) = ${topic.isSecret}`
  await sql`update topic set ended_at = ${at}, ended_by = ${by}
    where municipality_id = ${municipalityId} and ended_at is null and ${same}`.execute(tx)
}

/**
 * Keeps what has grown: one row for a service and day or week, brought up to date while it grows. Returns how many are new.
 * One that was taken off the list stays off.
 */
export async function keepGrowing(
  tx: Tx,
  municipalityId: number,
  growing: readonly GrowingTopic[],
  at: Date,
): Promise<number> {
  let fresh = 0
  for (const topic of growing) {
    const kept = await sql<{ isNew: boolean }>`
      insert into topic as t (municipality_id, id, origin, service_id, secrecy_unit_id, flagged_at, span, since, asked, expected, chance, last_at)
      values (${municipalityId}, ${newId(at)}, 'figures', ${topic.serviceId}, ${topic.secrecyUnitId}, ${at}, ${topic.span}, ${topic.since},
        ${topic.asked}, ${topic.expected}, ${topic.chance}, ${at})
      on conflict (municipality_id, service_id, secrecy_unit_id, span, since) where origin = 'figures'
        do update set asked = excluded.asked, expected = excluded.expected, chance = excluded.chance, last_at = excluded.last_at
      returning t.xmax = 0 as "isNew"`.execute(tx)
    if (kept.rows[0]?.isNew) fresh++
  }
  return fresh
}
