import { createContext } from 'react-router'
import type { z } from 'zod'
import type { Operation } from '#platform/operations/contract.ts'

/** The languages of the screens. */
export type Language = 'sv' | 'en'

/** A problem in words, as RFC 9457 has it. */
export type ToldProblem = {
  title: string
  status: number
  code: string
  detail: string
  errors: { pointer: string; detail: string }[]
}

/** The municipality whose page this is. */
export type PageMunicipality = {
  id: number
  code: string
  name: string
  shortName: string
  timeZone: string
  profile: { address: string; phone: string; email: string; languages: string[]; theme: { name: string; mark: string } }
}

export type PageFile = { field: string; name: string; mediaType: string; content: Uint8Array; tooLarge: boolean }

/** What the server puts in a loader's or action's context; see server/platform/http/pages.ts. */
export type PageRequest = {
  nonce: string
  municipality: PageMunicipality
  /** How the municipality's pages are reached, for addresses that leave the page: https://torget.ekby.example */
  origin: string
  language: Language
  actor: {
    kind: 'staff' | 'citizen' | 'anonymous' | 'system'
    staffId: string | null
    name: string | null
    unitId: string | null
    /** Where somebody at work meets citizens today. */
    placeId: string | null
    permissions: string[]
    /** The question a citizen has shown reference and code for. */
    questionId: string | null
  }
  form: { fields: Record<string, string[]>; files: PageFile[] }
  now: Date
  call<I extends z.ZodType, R extends z.ZodType>(
    operation: Operation<I, R>,
    input: z.input<I>,
    options?: { key?: string },
  ): Promise<z.output<R>>
  attempt<I extends z.ZodType, R extends z.ZodType>(
    operation: Operation<I, R>,
    input: z.input<I>,
    options?: { key?: string },
  ): Promise<{ ok: true; reply: z.output<R> } | { ok: false; problem: ToldProblem }>
  rememberQuestion(questionId: string): void
}

export const pageRequest = createContext<PageRequest>()

/** The first value of a form's field, or nothing typed. */
export function field(form: PageRequest['form'], name: string): string {
  return form.fields[name]?.[0] ?? ''
}
