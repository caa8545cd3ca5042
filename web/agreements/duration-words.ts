import { numberWords } from '#web/shared/i18n/number-words.ts'
import type { Language } from '#web/shared/request.ts'
import type { AgreementSay } from './texts.ts'

/** Minutes of work in a working day, as agreements count. */
const DAY = 480

/** A length of working time in words: två timmar, två arbetsdagar, en timme och 30 minuter. */
export function durationWords(minutes: number, language: Language, say: AgreementSay): string {
  const count = (unit: 'days' | 'hours' | 'minutes', amount: number) =>
    say(unit, { count: amount, number: spelled(amount, unit, language) })
  if (minutes % DAY === 0) return count('days', minutes / DAY)
  if (minutes < 60) return count('minutes', minutes)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? count('hours', hours) : say('and', { a: count('hours', hours), b: count('minutes', rest) })
}

function spelled(amount: number, unit: 'days' | 'hours' | 'minutes', language: Language): string {
  return unit === 'minutes' && amount > 10 ? String(amount) : numberWords(amount, language)
}
