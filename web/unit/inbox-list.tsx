import { Link, useRouteLoaderData } from 'react-router'
import { shownReference } from '#web/desk/shown-reference.ts'
import { deskTexts } from '#web/desk/texts.ts'
import { useWhen } from '#web/desk/use-when.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Details } from '#web/shared/ui/details.tsx'
import type { Inbox, Row } from './read-unit.ts'
import { unitTexts } from './texts.ts'
import { timeLeft } from './time-left.ts'

/** Less time than this left: somebody is soon let down. */
const SOON = 2 * 60 * 60_000

export interface InboxListProps {
  inbox: Inbox
  units: { id: string; name: string }[]
  current: string | null
  /** The reader's own name: what they have is "with you". */
  ownName: string
}

/** The left column: what is offered first, then what is to be answered today, then the rest. */
export function InboxList({ inbox, units, current, ownName }: InboxListProps) {
  const say = useTexts(unitTexts)
  const shown = inbox.dueToday.length + inbox.later.length
  const groups = [
    { name: 'offered', rows: inbox.offered, total: inbox.offered.length },
    { name: 'dueToday', rows: inbox.dueToday, total: inbox.dueToday.length },
    { name: 'later', rows: inbox.later, total: inbox.later.length + inbox.openTotal - shown },
  ] as const
  return (
    <>
      {groups.map(({ name, rows, total }) =>
        name !== 'offered' && rows.length === 0 ? null : (
          <section key={name} className="inbox-group" aria-labelledby={name}>
            <h2 className="label" id={name}>
              {say(name)} <span>{total}</span>
            </h2>
            {rows.length === 0 ? (
              <p className="quiet is-inset">{say('offeredEmpty')}</p>
            ) : (
              <ul>
                {rows.map((row) => (
                  <li key={row.questionId}>
                    <Link
                      className="inbox-item"
                      to={`/unit/${inbox.unit.id}/${row.questionId}`}
                      aria-current={row.questionId === current ? 'true' : undefined}
                    >
                      <Item row={row} isOffered={name === 'offered'} ownName={ownName} />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ),
      )}
      {inbox.openTotal > shown && (
        <p className="quiet is-inset">{say('moreOpen', { count: inbox.openTotal, shown })}</p>
      )}
      {units.length > 1 && (
        <Details className="side-foot" summary={say('otherUnits')}>
          <ul className="stack is-tight">
            {units
              .filter((unit) => unit.id !== inbox.unit.id)
              .map((unit) => (
                <li key={unit.id}>
                  <a href={`/unit/${unit.id}`}>{unit.name}</a>
                </li>
              ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Item({ row, isOffered, ownName }: { row: Row; isOffered: boolean; ownName: string }) {
  const say = useTexts(unitTexts)
  const desk = useTexts(deskTexts)
  const when = useDeadlineWords(isOffered ? 'lateAccept' : 'late')
  const deadline = when(row.at)
  const holder = row.ownerStaff
    ? row.ownerStaff === ownName
      ? say('withYou')
      : say('withStaff', { staff: row.ownerStaff })
    : say('withNobody')
  return (
    <>
      <span className="strong">{row.heading ?? say('secretRow')}</span>
      <span className="quiet">
        {desk(`channel-${row.channel}`)}, {isOffered ? shownReference(row.reference) : holder}
      </span>
      <span className={deadline.isPressing ? 'quiet waiting' : 'quiet'}>{deadline.text}</span>
    </>
  )
}

/** A deadline in a list: "före 12:38, knappt två timmar kvar", "före måndag 25 maj". */
function useDeadlineWords(late: 'late' | 'lateAccept') {
  const say = useTexts(unitTexts)
  const language = useLanguage()
  const times = useTimes()
  const when = useWhen()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  return (at: string | null): { text: string; isPressing: boolean } => {
    if (!at) return { text: say('noDue'), isPressing: false }
    const left = Date.parse(at) - Date.parse(now)
    if (left <= 0) return { text: say(late, { when: when(at) }), isPressing: true }
    if (times.date(at) !== times.date(now)) {
      const day = left < 48 * 3_600_000 ? when(at) : times.weekday(at)
      return { text: say('before', { when: day }), isPressing: false }
    }
    const words = { when: times.clock(at), left: timeLeft(left, language, say) }
    return { text: say('beforeLeft', words), isPressing: left < SOON }
  }
}
