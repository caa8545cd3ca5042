import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { keyFor } from '#platform/config/secret.ts'

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

/** Seals the state so that nobody, not even its browser, reads or changes it (AES-256-GCM). */
export function sealState(secret: string, remembered: SignInState): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'sign-in'), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(remembered), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The state, or null when it is missing, changed, sealed by somebody else or too old. */
export function openState(secret: string, value: string | undefined, at: Date): SignInState | null {
  const bytes = Buffer.from(value ?? '', 'base64url')
  if (bytes.length <= 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'sign-in'), bytes.subarray(0, 12), {
      authTagLength: 16,
    })
    decipher.setAuthTag(bytes.subarray(12, 28))
    const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    const read = state.parse(JSON.parse(opened))
    return at.getTime() < read.until ? read : null
  } catch {
    return null
  }
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
