import { serviceNames } from '#domains/catalogue/index.ts'
import type { Received, SpanReceived } from '#domains/contacts/index.ts'
import { listPlaces, listUnits, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import type { DayRow } from './contract.ts'
import type { Behind } from './behind-numbers.ts'

/** A share of fewer than this many says something of single persons and nothing of the rest. */
const FEWEST = 5
const LARGEST_SERVICES = 10

/** The share answered directly, in whole per cent; null of fewer than five. */
export function shareOf({ received, direct }: Received): number | null {
  return received < FEWEST ? null : Math.round((100 * direct) / received)
}

/** Names of services, places and units, by id. */
export type Names = {
  service: (id: string | null) => string | null
  place: (id: string | null) => string | null
  unit: (id: string | null) => string | null
}

/** Reads the names that rows are shown with. */
export async function namesOf(context: Context): Promise<Names> {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const service = await serviceNames(tx, actor.municipalityId, day)
  const places = new Map((await listPlaces(context)).map((place) => [place.id, place.name]))
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.shortName]))
  return {
    service,
    place: (id) => (id ? (places.get(id) ?? null) : null),
    unit: (id) => (id ? (units.get(id) ?? null) : null),
  }
}

export type RowsOf = {
  received: SpanReceived
  before: SpanReceived
  within: { from: string; to: string }
  behind: Behind
  names: Names
}

/** By channel, the largest first. The name is the channel's code: pages say it in words. */
export function channelRows({ received, before, within, behind }: RowsOf): DayRow[] {
  return largestFirst(received.channel).map(([channel, row]) =>
    rowOf(channel, channel, row, before.channel.get(channel), behind({ ...within, channel })),
  )
}

/** By service: the ten largest, and the others taken together. */
export function serviceRows({ received, before, within, behind, names }: RowsOf) {
  const all = largestFirst(received.service)
  const services = all
    .slice(0, LARGEST_SERVICES)
    .map(([id, row]) =>
      rowOf(
        id,
        names.service(id),
        row,
        before.service.get(id),
        behind(id ? { ...within, serviceId: id } : { ...within, without: 'service' }),
      ),
    )
  const others = all.slice(LARGEST_SERVICES)
  if (others.length === 0) return { services, otherServices: null }
  const named = new Set(services.map((row) => row.key))
  const othersBefore = [...before.service].filter(([id]) => !named.has(id)).map(([, row]) => row)
  const sum = (rows: Received[]): Received => ({
    received: rows.reduce((total, row) => total + row.received, 0),
    direct: rows.reduce((total, row) => total + row.direct, 0),
  })
  const together = rowOf(null, null, sum(others.map(([, row]) => row)), sum(othersBefore), behind(within))
  return { services, otherServices: { ...together, services: others.length } }
}

/** By place, the largest first. */
export function placeRows({ received, before, within, behind, names }: RowsOf): DayRow[] {
  return largestFirst(received.place).map(([id, row]) =>
    rowOf(
      id,
      names.place(id),
      row,
      before.place.get(id),
      behind(id ? { ...within, placeId: id } : { ...within, without: 'place' }),
    ),
  )
}

/** By unit: who has the question, or is offered it. */
export function unitRows({ received, before, within, behind, names }: RowsOf): DayRow[] {
  return largestFirst(received.unit).map(([id, row]) =>
    rowOf(id, names.unit(id), row, before.unit.get(id), behind({ ...within, withUnitId: id })),
  )
}

function largestFirst(rows: ReadonlyMap<string | null, Received>): [string | null, Received][] {
  return [...rows].toSorted(
    (a, b) => b[1].received - a[1].received || String(a[0] ?? '~').localeCompare(String(b[0] ?? '~')),
  )
}

function rowOf(
  key: string | null,
  name: string | null,
  row: Received,
  before: Received | undefined,
  list: DayRow['list'],
): DayRow {
  return {
    key,
    name,
    received: row.received,
    direct: shareOf(row),
    directBefore: shareOf(before ?? { received: 0, direct: 0 }),
    list,
  }
}
