import type { Language } from '#web/shared/request.ts'

type Row = { channel: string; weekday: number; from: string; to: string }

/** A channel's week in lines: "mån–ons 08:00–16:30". Days that follow each other with the same hours stand together. */
export function weekLines(rows: readonly Row[], channel: string, language: Language): string[] {
  const lines: { first: number; last: number; text: string }[] = []
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const text = rows
      .filter((row) => row.channel === channel && row.weekday === day)
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map((row) => `${row.from}–${row.to}`)
      .join(', ')
    const before = lines.at(-1)
    if (text === '') continue
    if (before && before.last === day - 1 && before.text === text) before.last = day
    else lines.push({ first: day, last: day, text })
  }
  const word = (day: number) => dayWord(day, language)
  return lines.map(
    ({ first, last, text }) => `${first === last ? word(first) : `${word(first)}–${word(last)}`} ${text}`,
  )
}

/** mån, tis … The first of January 2024 was a Monday. */
export function dayWord(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
}
