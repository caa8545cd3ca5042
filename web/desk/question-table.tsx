import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useNavigate, useRouteLoaderData } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { Box, Row } from './boxes.ts'
import { channelIcons } from './channel-icons.ts'
import { rowTime } from './row-words.ts'
import { shownReference } from './shown-reference.ts'
import { deskTexts } from './texts.ts'
import { useCommand } from './use-keys.ts'

/** Questions in a table. Arrows, or J and K, go between the rows; Enter opens. */
export function QuestionTable({ caption, rows, list }: { caption: string; rows: Row[]; list: Box | null }) {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const root = useRouteLoaderData<{ now: string }>('root')
  const now = root?.now ?? ''
  const navigate = useNavigate()
  const body = useRef<HTMLTableSectionElement>(null)
  const step = (by: 1 | -1) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by
    links[Math.max(0, Math.min(links.length - 1, to))]?.focus()
  }
  useCommand('next', () => step(1))
  useCommand('previous', () => step(-1))
  const arrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  }
  /** The whole row can be pressed; the link in it is what keyboard and screen reader use. */
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (window.getSelection()?.toString()) return
    const link = (event.target as Element).closest('tr')?.querySelector<HTMLAnchorElement>('a.row-link')
    if (!link) return
    event.preventDefault()
    void navigate(link.pathname)
  }
  return (
    <table className="table is-questions">
      <caption>
        <span className="hidden-text">{caption}</span>
      </caption>
      <thead>
        <tr>
          {(['question', 'reference', 'service', 'owner', 'when'] as const).map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a larger place to press; the link has the keys */}
      <tbody ref={body} onClick={press} onKeyDown={arrow}>
        {rows.map((row) => {
          const time = rowTime(row, list, now, times, say)
          return (
            <tr key={row.questionId}>
              <th scope="row">
                <span className="row-head">
                  <Icon name={row.secret ? 'lock' : channelIcons[row.channel]} />
                  <span className="hidden-text">{say(`channel-${row.channel}`)}: </span>
                  <a className="row-link" href={`/desk/question/${row.questionId}`}>
                    {row.heading ?? say('secretRow')}
                  </a>
                </span>
              </th>
              <td className="nowrap">{shownReference(row.reference)}</td>
              <td className={row.service ? undefined : 'quiet'}>{row.service ?? say('noService')}</td>
              <td>
                {row.offeredTo
                  ? say('offeredTo', { unit: row.offeredTo })
                  : row.ownerStaff
                    ? `${row.ownerStaff}, ${row.ownerUnit}`
                    : row.ownerUnit}
              </td>
              <td className={time.isLate ? 'waiting' : undefined}>
                <time dateTime={time.at} title={times.full(time.at)}>
                  {time.text}
                </time>
                {row.cameBack && <span className="quiet">{say(`came-${row.cameBack}`)}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
