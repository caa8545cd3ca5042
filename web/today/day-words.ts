import type { z } from 'zod'
import type { today } from '#domains/statistics/contract.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { TodaySay } from './texts.ts'

export type Day = z.output<(typeof today)['reply']>
export type DayRow = Day['channels'][number]

/** Noon of a local day: a moment that lies in it in every zone near here. */
export function noonOf(day: string): string {
  return `${day}T12:00:00Z`
}

/** Thursday, torsdag: the weekday alone. */
export function weekdayOf(day: string, times: Times): string {
  return times.weekday(noonOf(day)).split(' ')[0]!.replace(',', '')
}

/** How the ghost's day is called, with the time it is counted up to when today is not over: "i går 14:30", "i fredags", "20 maj". */
export function ghostWords(day: Day, now: string, isTimed: boolean, times: Times, say: TodaySay): string {
  const clock = times.clock(day.beforeAt)
  const timed = isTimed && day.isToday
  const ago = Math.round((Date.parse(times.date(now)) - Date.parse(day.dayBefore)) / 86_400_000)
  if (ago === 1) return timed ? say('yesterdayAt', { clock }) : say('yesterday')
  const weekday = weekdayOf(day.dayBefore, times)
  if (ago < 7) return timed ? say('weekdayPastAt', { weekday, clock }) : say('weekdayPast', { weekday })
  const date = times.day(noonOf(day.dayBefore))
  return timed ? say('dayAt', { day: date, clock }) : date
}

/** The page with the questions behind a number; undefined for those who may not see them. */
export function listHref(list: Day['received']['list']): string | undefined {
  return list ? `/questions?${new URLSearchParams(list).toString()}` : undefined
}

const channels = ['phone', 'visit', 'email', 'web', 'chat', 'sms', 'letter', 'social', 'other'] as const

/** The channel a row is about. */
export function channelOf(key: string | null): (typeof channels)[number] {
  return channels.find((channel) => channel === key) ?? 'other'
}
