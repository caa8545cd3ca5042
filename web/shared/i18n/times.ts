import { useRouteLoaderData } from 'react-router'
import type { Language } from '#web/shared/request.ts'

/** How times are told on a page: in the municipality's zone, the page's language, work screens 10:43, citizens kl. 10.43. */
export type Times = {
  /** 10:43 */
  clock(at: Date | string): string
  /** 10:43:05 */
  seconds(at: Date | string): string
  /** kl. 10.43, kl. 16 · at 10:43 */
  spoken(at: Date | string): string
  /** 21 maj, or 21 maj 2025 in another year */
  day(at: Date | string): string
  /** 21 maj 2026: with its year, for what is read long after or on paper. */
  dated(at: Date | string): string
  /** torsdag 21 maj */
  weekday(at: Date | string): string
  /** i dag, i går, i morgon, otherwise torsdag 21 maj */
  near(at: Date | string): string
  /** The whole of it: torsdag 21 maj 2026 kl. 10.43 */
  full(at: Date | string): string
  /** Work lists: 10:43 today, otherwise 21 maj 10:43. */
  short(at: Date | string): string
  /** A length of time in words: 12 min, 2 tim, 3 dagar. Always positive. */
  span(milliseconds: number): string
  /** 2026-05-21, the local day. */
  date(at: Date | string): string
}

const shapes = {
  localDay: { dateStyle: 'short' },
  clock: { hour: '2-digit', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { day: 'numeric', month: 'long' },
  shortDay: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  weekdayOfYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${shape} ${language} ${zone}`
  let format = made.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: zone, ...shapes[shape] })
    made.set(key, format)
  }
  return format
}

const nearWords = {
  sv: { '-1': 'i går', '0': 'i dag', '1': 'i morgon' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const

/** The ways to tell times, for a language, a zone and what "now" is (so that server and browser tell the same). */
export function timesIn(language: Language, zone: string, now: Date): Times {
  const date = (at: Date | string) => new Date(at)
  const localDay = (at: Date | string) => format('sv', zone, 'localDay').format(date(at))
  const clock = (at: Date | string) => format('sv', zone, 'clock').format(date(at))
  const today = localDay(now)
  const daysFromNow = (at: Date | string) => Math.round((Date.parse(localDay(at)) - Date.parse(today)) / 86_400_000)
  const sameYear = (at: Date | string) => localDay(at).slice(0, 4) === today.slice(0, 4)
  const spoken = (at: Date | string) =>
    // "kl. 16" rather than "kl. 16.00", and never parted at the end of a line.
    language === 'sv'
      ? `kl.\u00a0${clock(at).replace(/:00$/, '').replace(':', '.').replace(/^0/, '')}`
      : `at\u00a0${clock(at)}`
  const day = (at: Date | string) => format(language, zone, sameYear(at) ? 'day' : 'dayOfYear').format(date(at))
  const weekday = (at: Date | string) =>
    format(language, zone, sameYear(at) ? 'weekday' : 'weekdayOfYear').format(date(at))
  const near = (at: Date | string) => {
    const days = daysFromNow(at)
    return days >= -1 && days <= 1 ? nearWords[language][String(days) as '-1' | '0' | '1'] : weekday(at)
  }
  return {
    clock,
    seconds: (at) => format('sv', zone, 'seconds').format(date(at)),
    spoken,
    day,
    dated: (at) => format(language, zone, 'dayOfYear').format(date(at)),
    weekday,
    near,
    full: (at) => `${format(language, zone, 'weekdayOfYear').format(date(at))} ${spoken(at)}`,
    short: (at) =>
      daysFromNow(at) === 0 ? clock(at) : `${format(language, zone, 'shortDay').format(date(at))} ${clock(at)}`,
    span: (milliseconds) => span(language, milliseconds),
    date: localDay,
  }
}

function span(language: Language, milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return language === 'sv' ? `${hours} tim` : `${hours} h`
  const days = Math.floor(hours / 24)
  if (language === 'sv') return days === 1 ? '1 dag' : `${days} dagar`
  return days === 1 ? '1 day' : `${days} days`
}

let latest: { key: string; times: Times } | null = null

/** The same ways for the same moment: every part of a page asks for them. */
function timesAt(language: Language, zone: string, now: string): Times {
  const key = `${language} ${zone} ${now}`
  if (latest?.key !== key) latest = { key, times: timesIn(language, zone, new Date(now)) }
  return latest.times
}

/** The ways to tell times on this page. */
export function useTimes(): Times {
  const root = useRouteLoaderData<{ language: Language; timeZone: string; now: string }>('root')
  // Without the root's data there is a fault page, which tells no times.
  return timesAt(root?.language ?? 'sv', root?.timeZone ?? 'Europe/Stockholm', root?.now ?? '1970-01-01T00:00:00Z')
}
