/** A field that is wrong, as RFC 9457 extension: a JSON pointer into the input and what to do about it. */
export type Fault = { pointer: string; code: string; detail: string }

const titles = {
  400: 'bad-request',
  401: 'sign-in-needed',
  403: 'not-allowed',
  404: 'not-found',
  409: 'changed-meanwhile',
  410: 'gone',
  413: 'too-large',
  415: 'wrong-type',
  422: 'not-possible',
  429: 'too-many',
  500: 'fault',
  503: 'away',
} as const

export type Status = keyof typeof titles

/**
 * Something that cannot be done, told to a person. Becomes application/problem+json or a page's message.
 * `code` names a text in the language files ('hand-over.unit-closed'); `words` fill it in. Never holds personal data.
 */
export class Problem extends Error {
  readonly status: Status
  readonly code: string
  readonly words: Record<string, string | number>
  readonly faults: Fault[]
  constructor(status: Status, code: string, words: Record<string, string | number> = {}, faults: Fault[] = []) {
    super(code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.words = words
    this.faults = faults
  }
}

export function notFound(): Problem {
  // The same for "does not exist" and "not for you": a stranger learns nothing.
  return new Problem(404, 'not-found')
}

export function titleOf(status: Status): string {
  return titles[status]
}
