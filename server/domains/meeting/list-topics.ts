import type { z } from 'zod'
import { serviceNames } from '#domains/catalogue/index.ts'
import { serviceCentre, staffNames, zoneOf } from '#domains/staff/index.ts'
import { Temporal } from 'temporal-polyfill'
import { dayStart, localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import type { listTopics as operation, Topic } from './contract.ts'
import { readTopics, type TopicRow } from './topic-store.ts'

const DAY = 86_400_000
/** What nobody has said the same about for a week is no longer talked about. */
const STAFF_DAYS = 7
/** What grew before the weekend is still for Monday's meeting. */
const FIGURES_DAYS = 3

/** What many ask about, as far as the reader may know. */
export async function listTopics(context: Context, { serviceId }: z.output<typeof operation.input>) {
  return { topics: await topicsNow(context, serviceId) }
}

/** The same, for the meeting. Of a service that grew both today and this week, only the surer is told. */
export async function topicsNow(context: Context, serviceId?: string | null): Promise<Topic[]> {
  const { tx, actor, clock } = context
  const now = clock.now()
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  const rows = await readTopics(tx, {
    municipalityId: actor.municipalityId,
    readerId: actor.kind === 'staff' ? actor.staffId : null,
    staffSince: before(STAFF_DAYS),
    figuresSince: before(FIGURES_DAYS),
    serviceId,
  })
  const zone = await zoneOf(context)
  const service = await serviceNames(tx, actor.municipalityId, localDate(now, zone).toString())
  const names = await staffNames(context, new Set(rows.map((row) => row.flaggedBy).filter((id) => id !== null)))
  const centre = await serviceCentre(context)
  const isCentre = actor.kind === 'staff' && actor.units.includes(centre.id)
  const mayEnd = (row: TopicRow) => isCentre || (actor.kind === 'staff' && row.flaggedBy === actor.staffId)
  return onePerService(rows).map((row) => ({
    topicId: row.id,
    origin: row.origin,
    serviceId: row.serviceId,
    service: service(row.serviceId),
    words: row.words,
    joined: row.joined,
    mine: row.mine,
    flaggedBy: row.flaggedBy ? (names.get(row.flaggedBy) ?? null) : null,
    at: row.flaggedAt.toISOString(),
    grew: row.span === null ? null : grewOf(context, row, zone),
    mayEnd: mayEnd(row),
  }))
}

function onePerService(rows: readonly TopicRow[]): TopicRow[] {
  const surest = new Map<string, TopicRow>()
  for (const row of rows) {
    const known = row.serviceId ? surest.get(row.serviceId) : undefined
    if (row.origin === 'figures' && row.serviceId && (!known || row.chance! < known.chance!))
      surest.set(row.serviceId, row)
  }
  return rows.filter((row) => row.origin === 'staff' || surest.get(row.serviceId!) === row)
}

function grewOf({ actor }: Context, row: TopicRow, zone: string): NonNullable<Topic['grew']> {
  const from = dayStart(Temporal.PlainDate.from(row.since!), zone)
  const to = new Date(row.lastAt.getTime() + 1)
  return {
    span: row.span!,
    since: row.since!,
    asked: row.asked!,
    expected: Math.round(row.expected! * 10) / 10,
    oneIn: roundDown(1 / Math.max(row.chance!, 1e-9)),
    list: actor.permissions.has('question.read')
      ? { serviceId: row.serviceId!, secret: String(row.isSecret), from: from.toISOString(), to: to.toISOString() }
      : null,
  }
}

/** 500, 1 000, 10 000 …: never surer than it is. */
function roundDown(oneIn: number): number {
  const steps = [1_000_000, 100_000, 10_000, 1000, 500]
  return steps.find((step) => oneIn >= step) ?? 100
}
