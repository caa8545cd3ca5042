import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { latinDigits } from '#platform/text/latin-digits.ts'
import { parseReference } from './reference.ts'

/** A shorter secret could be guessed together with the code from a stolen table. */
const shortestSecret = 16
const longestTyped = 64

/**
 * Draws the code with which a citizen follows a matter without signing in: six digits, leading zeros kept.
 * A million codes can be tried by a machine, so the page that asks for it must limit the tries per reference.
 */
export function newFollowCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** A follow code as it is shown: '583 274'. */
export function formatFollowCode(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new RangeError('Not a follow code')
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** Reads a follow code as it is typed, with spaces, hyphens or Arabic digits; null when it is not six digits. */
export function parseFollowCode(text: string): string | null {
  if (text.length > longestTyped) return null
  const plain = latinDigits(text.normalize('NFKC')).replace(/[\s\p{Dash_Punctuation}]/gu, '')
  return /^[0-9]{6}$/.test(plain) ? plain : null
}

/**
 * What is stored instead of a follow code: HMAC-SHA256 over the reference and the code, as 64 hexadecimal digits.
 * With the reference in it, equal codes of two matters look different, and a hash moved to another matter opens nothing.
 * @param secret the installation's key, at least 16 bytes; without it the million codes cannot be tried on a stolen table
 * @throws RangeError when the code or the reference is not canonical, or the secret is too short
 */
export function hashFollowCode(code: string, reference: string, secret: string): string {
  if (parseFollowCode(code) !== code) throw new RangeError('Not a canonical follow code')
  if (parseReference(reference) !== reference) throw new RangeError('Not a canonical reference')
  if (Buffer.byteLength(secret) < shortestSecret) throw new RangeError('The secret for follow codes is too short')
  return createHmac('sha256', secret).update(`follow-code:${reference}:${code}`).digest('hex')
}

/**
 * Tells whether what was typed is the code whose hash is stored. Takes the same time for every six-digit code.
 * Unreadable codes and hashes never match; they do not throw.
 */
export function matchesFollowCode(typed: string, reference: string, secret: string, storedHash: string): boolean {
  const code = parseFollowCode(typed)
  if (code === null) return false
  const hash = Buffer.from(hashFollowCode(code, reference, secret), 'hex')
  const stored = Buffer.from(storedHash, 'hex')
  return stored.length === hash.length && timingSafeEqual(stored, hash)
}
