import type { Times } from '#web/shared/i18n/times.ts'

/** A moment as it is said in a list: 15:00 today, "i morgon 12:00", otherwise "22 maj 12:00". */
export function whenWords(at: string, now: string, times: Times): string {
  if (times.date(at) === times.date(now)) return times.clock(at)
  const days = Math.abs(Date.parse(times.date(at)) - Date.parse(times.date(now))) / 86_400_000
  return days === 1 ? `${times.near(at)} ${times.clock(at)}` : times.short(at)
}
