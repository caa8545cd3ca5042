import type { Language } from '#web/shared/request.ts'

type Hours = { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; from: string; to: string }[]

const days = {
  sv: ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'],
  en: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
} as const

/** A working week as lines that can be edited: "mån 08:00-16:30". */
export function hoursAsText(hours: Hours | null, language: Language): string {
  return (hours ?? []).map((row) => `${days[language][row.weekday - 1]} ${row.from}-${row.to}`).join('\n')
}

/** The working week that was typed, in either language; null when the field is empty, 'wrong' when a line cannot be read. */
export function readHours(typed: string): Hours | null | 'wrong' {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length === 0) return null
  const hours: Hours = []
  for (const line of lines) {
    const match = /^(\p{L}{3})\p{L}*\s+(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)$/u.exec(
      line.toLocaleLowerCase('sv'),
    )
    if (!match) return 'wrong'
    const [, day = '', fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match
    const at = Math.max(days.sv.indexOf(day as 'mån'), days.en.indexOf(day as 'mon'))
    if (at < 0) return 'wrong'
    const from = `${fromHour.padStart(2, '0')}:${fromMinute}`
    const to = `${toHour.padStart(2, '0')}:${toMinute}`
    if (from >= to || to > '24:00') return 'wrong'
    hours.push({ weekday: (at + 1) as 1, from, to })
  }
  return hours
}
