import { z } from 'zod'
import { seal, unseal } from '#platform/config/seal.ts'

/** What is remembered in the browser between leaving for the identity provider and coming back. */
const state = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  municipalityId: z.int(),
  returnTo: z.string().nullable(),
  /** Epoch milliseconds. */
  until: z.number(),
})
export type SignInState = z.output<typeof state>

/** Time to find one's card and type a code. */
export const SIGN_IN_LASTS = 15 * 60_000

/** One cookie per attempt, so that two tabs do not disturb each other. */
export function stateCookieName(of: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}torget_sign_in_${of.replaceAll(/[^\w-]/g, '').slice(0, 12)}`
}

/** Seals the state so that nobody, not even its browser, reads or changes it. */
export function sealState(secret: string, remembered: SignInState): string {
  return seal(secret, 'sign-in', remembered)
}

/** The state, or null when it is missing, changed, sealed by somebody else or too old. */
export function openState(secret: string, value: string | undefined, at: Date): SignInState | null {
  const read = state.safeParse(unseal(secret, 'sign-in', value))
  return read.success && at.getTime() < read.data.until ? read.data : null
}

/**
 * The path to return to after signing in, or null when it leads anywhere but to a page of this site.
 * Browsers read '//host' and '/\host' as other sites, and drop tabs and line breaks.
 */
export function localPath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)) return null
  const here = 'http://here.invalid'
  if (!URL.canParse(given, here)) return null
  const url = new URL(given, here)
  if (url.origin !== here || /^\/(sign-in|sign-out|demo-sign-in)(\/|$)/.test(url.pathname)) return null
  return url.pathname + url.search + url.hash
}
