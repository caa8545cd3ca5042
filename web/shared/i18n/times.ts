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

const cache = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`
  let made = cache.get(key)
  if (!made)
    cache.set(
      key,
      (made = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: zone, ...options })),
    )
  return made
}

const nearWords = {
  sv: { '-1': 'i går', '0': 'i dag', '1': 'i morgon' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const

/** The ways to tell times, for a language, a zone and what "now" is (so that server and browser tell the same). */
export function timesIn(language: Language, zone: string, now: Date): Times {
  const date = (at: Date | string) => new Date(at)
  const localDay = (at: Date | string) => format('sv', zone, { dateStyle: 'short' }).format(date(at))
  const clock = (at: Date | string) => format('sv', zone, { hour: '2-digit', minute: '2-digit' }).format(date(at))
  const daysFromNow = (at: Date | string) =>
    Math.round((Date.parse(localDay(at)) - Date.parse(localDay(now))) / 86_400_000)
  const sameYear = (at: Date | string) => localDay(at).slice(0, 4) === localDay(now).slice(0, 4)
  const spoken = (at: Date | string) =>
    // "kl. 16" rather than "kl. 16.00", and never parted at the end of a line.
    language === 'sv'
      ? `kl.\u00a0${clock(at).replace(/:00$/, '').replace(':', '.').replace(/^0/, '')}`
      : `at\u00a0${clock(at)}`
  const day = (at: Date | string) =>
    format(language, zone, { day: 'numeric', month: 'long', ...(sameYear(at) ? {} : { year: 'numeric' }) }).format(
      date(at),
    )
  const weekday = (at: Date | string) => {
    const words = format(language, zone, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear(at) ? {} : { year: 'numeric' }),
    })
    return words.format(date(at))
  }
  const near = (at: Date | string) => {
    const days = daysFromNow(at)
    return days >= -1 && days <= 1 ? nearWords[language][String(days) as '-1' | '0' | '1'] : weekday(at)
  }
  return {
    clock,
    seconds: (at) => format('sv', zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date(at)),
    spoken,
    day,
    weekday,
    near,
    full: (at) =>
      `${format(language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(date(at))} ${spoken(at)}`,
    short: (at) =>
      daysFromNow(at) === 0
        ? clock(at)
        : `${format(language, zone, { day: 'numeric', month: 'short' }).format(date(at))} ${clock(at)}`,
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

/** The ways to tell times on this page. */
export function useTimes(): Times {
  const root = useRouteLoaderData<{ language: Language; timeZone: string; now: string }>('root')
  // Without the root's data there is a fault page, which tells no times.
  return timesIn(root?.language ?? 'sv', root?.timeZone ?? 'Europe/Stockholm', new Date(root?.now ?? 0))
}
