import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'

export type ImportKind = 'people' | 'units' | 'duties'
/** A row as it was read: the line it stands on, and its fields. A field that is missing leaves what stands there. */
export type ImportRow = { line: number; values: Record<string, string> }
/** What is wrong in a row: where, in which field, what to do (a code with a text in both languages), and what stood there. */
export type RowFault = { line: number; field: string; code: string; value: string }
/** What a row came to. */
export type Outcome = 'added' | 'changed' | 'same' | 'closed'
/** What came of all rows. */
export type Brought = { added: number; changed: number; same: number; closed: number; faults: RowFault[] }

/** Carries out one row, or says what is wrong with it. */
export type Bringer = (row: ImportRow) => Promise<Outcome | RowFault[]>

const MOST_FAULTS = 500

/** Row by row, each whole or not at all: a wrong row leaves nothing behind, and the right ones around it go in. */
export async function bringRows(context: Context, rows: readonly ImportRow[], bring: Bringer): Promise<Brought> {
  const brought: Brought = { added: 0, changed: 0, same: 0, closed: 0, faults: [] }
  for (const row of rows) {
    const outcome = await inSavepoint(context, row, bring)
    if (typeof outcome === 'string') brought[outcome]++
    else if (brought.faults.length < MOST_FAULTS) brought.faults.push(...outcome)
  }
  return brought
}

async function inSavepoint({ tx }: Context, row: ImportRow, bring: Bringer): Promise<Outcome | RowFault[]> {
  await sql`savepoint import_row`.execute(tx)
  let outcome: Outcome | RowFault[]
  try {
    outcome = await bring(row)
  } catch (error) {
    await sql`rollback to savepoint import_row`.execute(tx)
    const code = faultCode(error)
    if (code === null) throw error
    return [{ line: row.line, field: '', code, value: '' }]
  }
  await (
    typeof outcome === 'string' ? sql`release savepoint import_row` : sql`rollback to savepoint import_row`
  ).execute(tx)
  return outcome
}

/** What a person can put right; null for everything else, which stops the whole. */
function faultCode(error: unknown): string | null {
  if (error instanceof Problem) return 'import.not-possible'
  const code = (error as { code?: string }).code ?? ''
  if (code === '23505') return 'import.taken'
  return /^(22|23)/.test(code) ? 'import.not-possible' : null
}

/** Runs something to see what it would do, and leaves nothing behind. */
export async function asIf<T>({ tx }: Context, work: () => Promise<T>): Promise<T> {
  await sql`savepoint as_if`.execute(tx)
  try {
    return await work()
  } finally {
    await sql`rollback to savepoint as_if`.execute(tx)
  }
}

/** Collects what is wrong in one row's fields. */
export function faultsIn(row: ImportRow) {
  const faults: RowFault[] = []
  const wrong = (field: string, code: string) =>
    faults.push({ line: row.line, field, code: `import.${code}`, value: (row.values[field] ?? '').slice(0, 100) })
  return {
    faults,
    wrong,
    /** A field that must hold something. */
    needed(field: string, most: number): string {
      const value = row.values[field] ?? ''
      if (value === '') wrong(field, 'missing')
      else if (value.length > most) wrong(field, 'too-long')
      return value
    },
    /** A field that may be empty (null) or not be there at all (undefined). */
    given(field: string, most: number, fits?: RegExp, code = 'wrong'): string | null | undefined {
      const value = row.values[field]
      if (value === undefined) return undefined
      if (value === '') return null
      if (value.length > most) wrong(field, 'too-long')
      else if (fits && !fits.test(value)) wrong(field, code)
      return value
    },
    /** Yes or no in both languages; undefined when it is not there, false when it is empty. */
    yesNo(field: string): boolean | undefined {
      const value = row.values[field]?.toLocaleLowerCase('sv')
      if (value === undefined) return undefined
      if (/^(ja|j|yes|y|true|sant|1|x)$/.test(value)) return true
      if (!/^(nej|n|no|false|falskt|0|)$/.test(value)) wrong(field, 'yes-no')
      return false
    },
    day(field: string): string | null | undefined {
      const value = row.values[field]
      if (value === undefined) return undefined
      if (value === '') return null
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) wrong(field, 'day')
      return value
    },
  }
}

export const patterns = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^[+()\d][\d\s()\-/+]*$/,
}
