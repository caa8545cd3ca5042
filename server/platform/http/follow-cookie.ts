import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Clock, systemClock } from '#platform/clock/clock.ts'
import { keyFor } from '#platform/config/secret.ts'

export const FOLLOW_COOKIE = 'torget_follow'
/** Half a day: long enough to come back to, short enough for a borrowed computer. */
const LASTS = 12 * 60 * 60

/**
 * Makes the Set-Cookie that remembers which question a browser has shown reference and code for: `question.expiry.mac`.
 * Not a proof of who somebody is; it opens that one question only.
 * @param secure true when browsers reach us by https
 */
export function followCookie(
  secret: string,
  secure: boolean,
  clock: Clock = systemClock,
): (questionId: string) => string {
  const key = keyFor(secret, 'follow')
  return (questionId) => {
    const until = Math.floor(clock.now().getTime() / 1000) + LASTS
    const value = `${questionId}.${until}.${mac(key, questionId, String(until))}`
    return `${FOLLOW_COOKIE}=${value}; Max-Age=${LASTS}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  }
}

/** The question a cookie's value opens at that moment, or null: changed by somebody, signed by somebody else, or over. */
export function followedQuestion(secret: string, value: string | undefined, at: Date): string | null {
  const parts = /^([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})$/.exec(value ?? '')
  if (!parts) return null
  const [, questionId, until, given] = parts as unknown as [string, string, string, string]
  const wanted = Buffer.from(mac(keyFor(secret, 'follow'), questionId, until))
  if (!timingSafeEqual(wanted, Buffer.from(given))) return null
  return at.getTime() < Number(until) * 1000 ? questionId : null
}

function mac(key: Buffer, questionId: string, until: string): string {
  return createHmac('sha256', key).update(`${questionId}.${until}`).digest('base64url')
}
