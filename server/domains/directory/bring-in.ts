import { zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { entriesChanged } from './entries-changed.ts'
import { dutyBringer } from './import-duties.ts'
import { closeMissing, closesMany, peopleThere, personBringer } from './import-people.ts'
import { bringRows, type Brought, type ImportKind, type ImportRow } from './import-rows.ts'
import { unitBringer } from './import-units.ts'

/** What is brought in, and from where. */
export type Load = {
  kind: ImportKind
  source: 'csv' | 'ldap'
  rows: readonly ImportRow[]
  /** The list holds everybody: those it lacks are closed. */
  isComplete: boolean
}

/** What came of it, and whether so many were closed that somebody must have meant it. */
export type Loaded = Brought & { closesMany: boolean }

/** Brings rows in: right rows in, wrong rows named. People a complete list lacks are closed, never removed. */
export async function bringIn(context: Context, load: Load): Promise<Loaded> {
  const touched = new Set<string>()
  const today = localDate(context.clock.now(), await zoneOf(context))
  if (load.kind === 'people') {
    const there = await peopleThere(context, today.toString())
    const list = { source: load.source, isComplete: load.isComplete, today: today.toString() }
    const brought = await bringRows(context, load.rows, personBringer(context, there, list, touched))
    if (load.isComplete) {
      const of = {
        // A file is a list of everybody; a server only of those that came from it.
        source: load.source === 'csv' ? null : load.source,
        yesterday: today.subtract({ days: 1 }).toString(),
      }
      brought.closed += await closeMissing(context, there, load.rows, of, touched)
    }
    await entriesChanged(context, { people: [...touched] })
    return { ...brought, closesMany: closesMany(brought.closed, there.active) }
  }
  const bringer =
    load.kind === 'units' ? await unitBringer(context, touched) : await dutyBringer(context, today.toString(), touched)
  const brought = await bringRows(context, load.rows, bringer)
  await entriesChanged(context, { [load.kind]: [...touched] })
  return { ...brought, closesMany: false }
}
