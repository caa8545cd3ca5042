import { addUnit, changeUnit, type UnitDetails } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { type Bringer, faultsIn, patterns } from './import-rows.ts'

type Known = UnitDetails & { id: string }

/** Brings in one unit: adds it, changes what differs, or leaves it. Known by its code. The service centre's kind never changes. */
export async function unitBringer(context: Context, touched: Set<string>): Promise<Bringer> {
  const { tx, actor, clock } = context
  const units =
    await sql<Known>`select id, code, name, short_name as "shortName", department_id as "departmentId", authority_id as "authorityId",
      place_id as "placeId", floor, email, support_phone as "supportPhone" from unit where municipality_id = ${actor.municipalityId}`.execute(
      tx,
    )
  const known = new Map(units.rows.map((row) => [row.code, row]))
  const departments = await byName(context, 'department')
  const places = await byName(context, 'place')
  const seen = new Set<string>()
  return async (row) => {
    const check = faultsIn(row)
    const name = check.needed('name', 120)
    const department = departments.get(check.needed('department', 200).toLocaleLowerCase('sv'))
    if (!department && row.values['department']) check.wrong('department', 'unknown-department')
    const placeName = check.given('place', 200)
    const place = placeName ? places.get(placeName.toLocaleLowerCase('sv')) : undefined
    if (placeName && !place) check.wrong('place', 'unknown-place')
    const code = check.needed('code', 100)
    if (seen.has(code)) check.wrong('code', 'twice')
    seen.add(code)
    const change = {
      code,
      name,
      shortName: check.given('shortName', 60) ?? undefined,
      departmentId: department?.id,
      authorityId: department?.authorityId ?? undefined,
      placeId: placeName === undefined ? undefined : (place?.id ?? null),
      floor: check.given('floor', 60),
      email: check.given('email', 200, patterns.email, 'email'),
      supportPhone: check.given('phone', 40, patterns.phone, 'phone'),
    }
    if (check.faults.length > 0 || !department) return check.faults
    const before = known.get(code)
    if (before) {
      const differs = Object.entries(change).some(
        ([field, value]) => value !== undefined && value !== before[field as keyof Known],
      )
      if (!differs) return 'same'
      await changeUnit(context, before.id, change, null)
      touched.add(before.id)
      return 'changed'
    }
    const { shortName = name, placeId = null, floor = null, email = null, supportPhone = null } = change
    const whole = { shortName, placeId, floor, email, supportPhone }
    const ids = { departmentId: department.id, authorityId: department.authorityId ?? '' }
    touched.add(await addUnit(context, { code, name, ...whole, ...ids }, clock.now()))
    return 'added'
  }
}

async function byName({ tx, actor }: Context, table: 'department' | 'place') {
  const more =
    table === 'department' ? sql`short_name as "shortName", authority_id` : sql`name as "shortName", null::uuid`
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    shortName: string
    authorityId: string | null
  }>`select id, code, name, ${more} as "authorityId" from ${sql.table(table)} where municipality_id = ${actor.municipalityId}`.execute(
    tx,
  )
  const found = new Map<string, { id: string; authorityId: string | null }>()
  for (const name of ['shortName', 'name', 'code'] as const)
    for (const row of rows) found.set(row[name].toLocaleLowerCase('sv'), row)
  return found
}
