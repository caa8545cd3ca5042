import { numberWords } from '#web/shared/i18n/number-words.ts'
import type { Language } from '#web/shared/request.ts'
import type { UnitSay } from './texts.ts'

const MINUTE = 60_000

/**
 * How long is left, as people say it: "knappt två timmar", "tre och en halv timme", "tjugo minuter". To the nearest five minutes
 * below an hour and the nearest half hour above: nobody is to watch it count down.
 */
export function timeLeft(milliseconds: number, language: Language, say: UnitSay): string {
  const minutes = milliseconds / MINUTE
  if (minutes < 1) return say('left-underMinute')
  const spelled = (count: number) => (count <= 12 ? numberWords(count, language) : String(count))
  if (minutes < 55) {
    const rounded = minutes < 10 ? Math.round(minutes) : Math.round(minutes / 5) * 5
    return say('left-minutes', { count: rounded, number: spelled(rounded) })
  }
  const halves = Math.max(2, Math.round(minutes / 30))
  const hours = Math.floor(halves / 2)
  const time =
    halves % 2 === 1
      ? say('left-halfAfter', { number: spelled(hours) })
      : say('left-hours', { count: hours, number: spelled(hours) })
  const off = minutes - halves * 30
  if (off < -4) return say('left-just', { time })
  return off > 4 ? say('left-over', { time }) : time
}
