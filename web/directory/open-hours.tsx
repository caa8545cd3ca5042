import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Facts } from '#web/shared/ui/facts.tsx'
import { directoryTexts } from './texts.ts'

type Row = { channel: string; weekday: number; from: string; to: string }

/** Mån, Tis … as the language has them. The first of January 2024 was a Monday. */
function dayWord(day: number, language: string): string {
  const word = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1)
}

/** When a place is open, by weekday and channel: days that are the same stand on one line. */
export function OpenHours({ hours }: { hours: Row[] }) {
  const say = useTexts(directoryTexts)
  const language = useLanguage()
  if (hours.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="open-hours">
      <h2 className="label" id="open-hours">
        {say('hoursOpen')}
      </h2>
      {(['phone', 'visit'] as const).map((channel) => {
        const rows = hours.filter((row) => row.channel === channel)
        if (rows.length === 0) return null
        return (
          <div key={channel}>
            <p className="quiet">{say(`channel-${channel}`)}</p>
            <Facts
              isTight
              facts={linesOf(rows).map(({ days, text }) => ({
                term: [days.at(0), days.length > 1 ? days.at(-1) : undefined]
                  .filter((day) => day !== undefined)
                  .map((day) => dayWord(day, language))
                  .join('–'),
                value: text,
              }))}
            />
          </div>
        )
      })}
    </section>
  )
}

/** Weekdays that follow each other with the same hours become one line. */
export function linesOf(rows: readonly Row[]): { days: number[]; text: string }[] {
  const lines: { days: number[]; text: string }[] = []
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const text = rows
      .filter((row) => row.weekday === day)
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map((row) => `${row.from}–${row.to}`)
      .join(', ')
    if (text === '') continue
    const last = lines.at(-1)
    if (last && last.text === text && last.days.at(-1) === day - 1) last.days.push(day)
    else lines.push({ days: [day], text })
  }
  return lines
}
