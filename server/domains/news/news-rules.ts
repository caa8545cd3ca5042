import { listUnits, serviceCentre, type Unit, unitsByIds } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'

/** What open screens listen to for what concerns everybody employed. */
export const EVERYBODY = 'everybody'

/** For whom somebody may write: all departments (the centre, and the system), or those they work in. */
export type Reach = { all: boolean; departments: ReadonlySet<string>; units: readonly string[] }

/** Reads for whom the actor may write news. */
export async function reachOf(context: Context): Promise<Reach> {
  const { actor } = context
  if (actor.kind === 'system') return { all: true, departments: new Set(), units: [] }
  if (actor.kind !== 'staff' || !actor.permissions.has('news.post'))
    return { all: false, departments: new Set(), units: [] }
  const centre = await serviceCentre(context)
  const units = await unitsByIds(context, actor.units)
  return {
    all: units.has(centre.id),
    departments: new Set([...units.values()].map((unit) => unit.departmentId)),
    units: actor.units,
  }
}

/** Whether news of this unit may be written or changed. */
export function mayWriteFor(reach: Reach, unit: Pick<Unit, 'departmentId'> | undefined): boolean {
  return reach.all || (unit !== undefined && reach.departments.has(unit.departmentId))
}

/** The units that may be written for and are not closed down, one's own first. */
export async function unitsToWriteFor(context: Context, today: string): Promise<Unit[]> {
  const reach = await reachOf(context)
  const open = (await listUnits(context)).filter((unit) => unit.closedOn === null || unit.closedOn > today)
  const own = (unit: Unit) => Number(reach.units.includes(unit.id))
  return open.filter((unit) => mayWriteFor(reach, unit)).toSorted((a, b) => own(b) - own(a))
}

const LONGEST = 366 * 86_400_000

type Written = {
  startsAt: Date
  endsAt: Date
  onlyAuthority: boolean
  publicText: string | null
  publicTextEn: string | null
}

/** Refuses what cannot be, naming the field. @throws Problem 422 */
export function mustMakeSense(news: Written, now: Date): void {
  if (news.endsAt <= news.startsAt) throw refused('/endsAt', 'news.time')
  if (news.endsAt <= now) throw refused('/endsAt', 'news.past')
  if (news.endsAt.getTime() - now.getTime() > LONGEST) throw refused('/endsAt', 'news.far')
  if (news.onlyAuthority && news.publicText) throw refused('/publicText', 'news.public-and-closed')
  if (news.publicTextEn && !news.publicText) throw refused('/publicText', 'news.english-alone')
}

function refused(pointer: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer, code, detail: code }])
}
