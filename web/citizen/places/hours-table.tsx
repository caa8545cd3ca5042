import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { type Times, useTimes } from '#web/shared/i18n/times.ts'
import { sentence } from '#web/shared/i18n/number-words.ts'
import type { Language } from '#web/shared/request.ts'
import type { PublicPlace } from './place.tsx'
import { holidayNames, placeTexts } from './texts.ts'

type Day = PublicPlace['days'][number]

/** What one can do from here: come, and call where the telephone is. A branch is called through the main number. */
function shownChannels(place: PublicPlace): ('visit' | 'phone')[] {
  const has = new Set(place.days.flatMap(({ channels }) => channels.map(({ channel }) => channel)))
  return (['visit', 'phone'] as const).filter(
    (channel) => has.has(channel) && (channel === 'visit' || place.kind === 'main'),
  )
}

/** Fourteen days, one a line, with why a day is not as usual. */
export function HoursTable({ place }: { place: PublicPlace }) {
  const say = useTexts(placeTexts)
  const channels = shownChannels(place)
  return (
    <table className="table hours-table">
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {say(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {place.days.map((day, at) => (
          <tr key={day.date} className={at === 0 ? 'is-today' : undefined}>
            <th scope="row">
              <DayWords date={day.date} />
              {at === 0 && <span className="quiet">, {say('today')}</span>}
              <Why day={day} channels={channels} />
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                <Spans day={day} channel={channel} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "Måndag 23 november": parted between the two where there is little room. */
function DayWords({ date }: { date: string }) {
  const times = useTimes()
  const [weekday, ...day] = times.weekday(`${date}T12:00:00Z`).split(' ')
  return (
    <time dateTime={date}>
      {sentence(weekday ?? '')} <span className="nowrap">{day.join(' ')}</span>
    </time>
  )
}

/** The holiday or the reason told; where nothing is told but the hours differ, that they do. */
function Why({ day, channels }: { day: Day; channels: readonly string[] }) {
  const say = useTexts(placeTexts)
  const language = useLanguage()
  const its = day.channels.filter(({ channel }) => channels.includes(channel))
  if (day.holiday) {
    const english = holidayNames[day.holiday]
    const name = language === 'sv' ? sentence(day.holiday) : (english ?? day.holiday)
    return <span className="quiet why">{name}</span>
  }
  if (!its.some(({ differs }) => differs)) return null
  const reason = its.find((each) => each.reason)?.reason
  return (
    <span className="quiet why" lang={reason && language !== 'sv' ? 'sv' : undefined}>
      {reason ?? say('otherwise')}
    </span>
  )
}

function Spans({ day, channel }: { day: Day; channel: string }) {
  const say = useTexts(placeTexts)
  const times = useTimes()
  const language = useLanguage()
  const open = day.channels.find((each) => each.channel === channel)?.open ?? []
  if (open.length === 0) return <span className="none">{say('shut')}</span>
  return open.map(({ from, to }) => (
    <span key={from} className="nowrap span">
      {spanWords(times, from, to, language)}
    </span>
  ))
}

/** 8–16.30 · 08:00–16:30 */
export function spanWords(times: Times, from: string, to: string, language: Language): string {
  const clock = (at: string) => {
    const shown = times.clock(at)
    return language === 'sv'
      ? shown
          .replace(/:00$/, '')
          .replace(':', '.')
          .replace(/^0(?=\d)/, '')
      : shown
  }
  return `${clock(from)}–${clock(to)}`
}
