import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { type DutyToWrite, writeDuty } from './duty-store.ts'
import { unitsByName } from './import-people.ts'
import { type Bringer, faultsIn, type ImportRow } from './import-rows.ts'

type Known = DutyToWrite & { version: number }

/** Brings in one duty with its people (by code) and services (by code). Known by its code. */
export async function dutyBringer(context: Context, day: string, touched: Set<string>): Promise<Bringer> {
  const { tx, actor, clock } = context
  const known = await dutiesThere(context)
  const units = await unitsByName(context)
  const people = await idsByCode(context, 'staff_member')
  const services = await idsByCode(context, 'service')
  const seen = new Set<string>()
  return async (row) => {
    const check = faultsIn(row)
    const code = check.needed('code', 100)
    if (seen.has(code)) check.wrong('code', 'twice')
    seen.add(code)
    const unitId = units.get(check.needed('unit', 200).toLocaleLowerCase('sv'))
    if (!unitId && row.values['unit']) check.wrong('unit', 'unknown-unit')
    const before = known.get(code)
    const main = row.values['main']
    const mainId = main === undefined ? (before?.mainId ?? null) : main === '' ? null : people.get(main)
    if (mainId === undefined) check.wrong('main', 'unknown-person')
    const read = {
      name: check.needed('name', 120),
      about: check.given('about', 1000),
      substituteIds: listed(row, 'substitutes', people, () => check.wrong('substitutes', 'unknown-person')),
      serviceIds: listed(row, 'services', services, () => check.wrong('services', 'unknown-service')),
      isPublic: check.yesNo('isPublic'),
      fromDay: check.day('fromDay') ?? undefined,
      toDay: check.day('toDay'),
    }
    if (check.faults.length > 0 || !unitId) return check.faults
    const id = before?.id ?? newId(clock.now())
    const duty: DutyToWrite = {
      id,
      code,
      unitId,
      name: read.name,
      about: read.about === undefined ? (before?.about ?? '') : (read.about ?? ''),
      isPublic: read.isPublic ?? before?.isPublic ?? false,
      fromDay: read.fromDay ?? before?.fromDay ?? day,
      toDay: read.toDay === undefined ? (before?.toDay ?? null) : read.toDay,
      mainId: mainId ?? null,
      substituteIds: (read.substituteIds ?? before?.substituteIds ?? []).filter((each) => each !== mainId),
      serviceIds: read.serviceIds ?? before?.serviceIds ?? [],
    }
    if (before && isSame(duty, before)) return 'same'
    await writeDuty(tx, actor.municipalityId, duty, before?.version ?? null)
    touched.add(id)
    return before ? 'changed' : 'added'
  }
}

function isSame(duty: DutyToWrite, before: Known): boolean {
  const plain = (each: DutyToWrite) => JSON.stringify({ ...each, serviceIds: each.serviceIds.toSorted() })
  const order = Object.keys(duty) as (keyof DutyToWrite)[]
  return plain(duty) === plain(Object.fromEntries(order.map((key) => [key, before[key]])) as DutyToWrite)
}

/** Codes with spaces or commas between, as ids; undefined when the column is not there. */
function listed(row: ImportRow, field: string, ids: Map<string, string>, wrong: () => void): string[] | undefined {
  const value = row.values[field]
  if (value === undefined) return undefined
  const codes = value.split(/[\s,|]+/).filter(Boolean)
  const found = codes.flatMap((code) => ids.get(code) ?? [])
  if (found.length < codes.length) wrong()
  return [...new Set(found)]
}

async function idsByCode({ tx, actor }: Context, table: 'staff_member' | 'service'): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from ${sql.table(table)}
    where municipality_id = ${actor.municipalityId}`.execute(tx)
  return new Map(rows.map((row) => [row.code, row.id]))
}

async function dutiesThere({ tx, actor }: Context): Promise<Map<string, Known>> {
  const { rows } =
    await sql<Known>`select d.id, d.code, d.unit_id as "unitId", d.name, d.about, d.is_public as "isPublic", d.from_day as "fromDay",
      d.to_day as "toDay", d.version,
      (select h.staff_id from duty_holder h where h.municipality_id = d.municipality_id and h.duty_id = d.id and h.kind = 'main') as "mainId",
      array(select h.staff_id::text from duty_holder h where h.municipality_id = d.municipality_id and h.duty_id = d.id
        and h.kind = 'substitute' order by h.place) as "substituteIds",
      array(select s.service_id::text from duty_service s where s.municipality_id = d.municipality_id and s.duty_id = d.id) as "serviceIds"
    from duty d where d.municipality_id = ${actor.municipalityId}`.execute(tx)
  return new Map(rows.map((row) => [row.code, row]))
}
