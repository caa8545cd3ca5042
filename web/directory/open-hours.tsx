import { weekLines } from '#web/citizen/week-lines.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { directoryTexts } from './texts.ts'

type Row = { channel: string; weekday: number; from: string; to: string }

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
        const lines = weekLines(hours, channel, language)
        if (lines.length === 0) return null
        return (
          <div key={channel}>
            <p className="quiet">{say(`channel-${channel}`)}</p>
            <p className="is-lines">{lines.join('\n')}</p>
          </div>
        )
      })}
    </section>
  )
}
