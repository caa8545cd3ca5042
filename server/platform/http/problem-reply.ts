import type { Language } from '#platform/access/actor.ts'
import { isDatabaseAway } from '#platform/database/database.ts'
import { Problem, titleOf } from '#platform/operations/problem.ts'
import { say, textCodes } from '#platform/text/language.ts'
import '#platform/text/problem-texts.ts'

/** A problem as it is told: RFC 9457, in the reader's language. Pages get the same. */
export type ToldProblem = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  errors: { pointer: string; detail: string }[]
}

let codes: ReadonlySet<string> | null = null

/** Turns a Problem into words. */
export function tell(problem: Problem, language: Language): ToldProblem {
  codes ??= new Set(textCodes())
  const known = codes
  return {
    type: `urn:torget:${titleOf(problem.status)}`,
    title: titleOf(problem.status),
    status: problem.status,
    code: problem.code,
    detail: say(language, problem.code, problem.words),
    errors: problem.faults.map(({ pointer, code }) => ({
      pointer,
      detail: say(language, known.has(code) ? code : known.has(`field.${code}`) ? `field.${code}` : 'field.wrong'),
    })),
  }
}

/** Whatever was thrown, as a Problem. What nobody expected becomes 'fault' and tells nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error)) return new Problem(503, 'away')
  const status = (error as { statusCode?: number } | null)?.statusCode
  if (status === 429) return new Problem(429, 'too-many')
  if (status === 413) return new Problem(413, 'too-large')
  if (status === 503) return new Problem(503, 'away')
  if (status !== undefined && status >= 400 && status < 500) return new Problem(400, 'bad-json')
  const code = (error as { code?: string } | null)?.code
  // Serialisation, deadlock and lock timeouts: somebody else was at the same row.
  if (code === '40001' || code === '40P01' || code === '55P03') return new Problem(409, 'changed-meanwhile')
  return new Problem(500, 'fault')
}
