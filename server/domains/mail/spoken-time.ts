import type { Language } from '#platform/access/actor.ts'

/** A moment as a letter says it: torsdag 21 maj kl. 10.43. */
export function spokenTime(at: Date, language: Language, zone: string): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at)
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return language === 'sv' ? `${day} kl. ${time.replace(':', '.')}` : `${day} at ${time}`
}

/** A day as a letter says it: 21 maj 2026. */
export function spokenDay(day: string, language: Language): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
