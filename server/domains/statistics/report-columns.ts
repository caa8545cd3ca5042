import { directOutcomes, laterOutcomes } from '#domains/contacts/index.ts'
import { sql } from '#platform/database/database.ts'

const closedAs = (outcomes: readonly string[]) => outcomes.map((outcome) => `closed:${outcome}`)
const answered = closedAs([...directOutcomes, ...laterOutcomes])

/** The columns of a unit's day and what is added up in each: measures of question_figure, or those told by a condition. */
const columns = {
  received: ['received'],
  raised_again: ['raised_again'],
  closed_directly: closedAs(directOutcomes),
  closed_later: closedAs(laterOutcomes),
  closed_otherwise: sql`measure like 'closed:%' and measure <> all(${answered}::text[])`,
  offered: ['offered'],
  accepted: ['accepted'],
  returned: ['returned'],
  expired: ['expired'],
  reopened: ['reopened'],
  promises_broken: ['promise_broken'],
} as const

/** The names of the columns, in order. */
export const columnNames = sql.join(Object.keys(columns).map((name) => sql.ref(name)))

/** The columns added up from rows of question_figure. */
export const summedMeasures = sql.join(
  Object.entries(columns).map(([name, measures]) => {
    const condition = Array.isArray(measures)
      ? sql`measure = any(${measures}::text[])`
      : (measures as typeof columns.closed_otherwise)
    return sql`coalesce(sum(amount) filter (where ${condition}), 0)::int as ${sql.ref(name)}`
  }),
)

/** Adds what is folded to what was there: `received = d.received + excluded.received, …`. */
export const addedColumns = sql.join(
  Object.keys(columns).map((name) => sql`${sql.ref(name)} = ${sql.ref(`d.${name}`)} + ${sql.ref(`excluded.${name}`)}`),
)

/** The columns added up over rows that have them already, under the names of the report. */
export const summedColumns = sql.join(
  Object.keys(columns).map((name) => {
    const shown = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    return sql`sum(${sql.ref(name)}) as ${sql.ref(shown)}`
  }),
)
