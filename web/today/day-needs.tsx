import { numberWords, sentence } from '#web/shared/i18n/number-words.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { useWhen } from '#web/desk/use-when.ts'
import { listHref, weekdayOf, type Day } from './day-words.ts'
import { todayTexts } from './texts.ts'

type Need = Day['needs'][number]

/** What needs somebody, as sentences with the way there. */
export function DayNeeds({ day }: { day: Day }) {
  const say = useTexts(todayTexts)
  const lines = useNeedLines(day)
  return (
    <section aria-labelledby="needs">
      <h2 className="label" id="needs">
        {say('needs')}
      </h2>
      {lines.length === 0 ? (
        <EmptyState title={say('needsNothing')}>{say('needsAbout')}</EmptyState>
      ) : (
        <ul className="needs">
          {lines.map(({ key, icon, text, href, link }) => (
            <li key={key} className="is-waiting">
              <Icon name={icon} />
              <p>{text}</p>
              {href && <a href={href}>{link}</a>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const icons = {
  silent_unit: 'hourglass',
  broken_promise: 'phone',
  more_broken_promises: 'phone',
  returned_again: 'arrow-undo',
  growing: 'trend-up',
} as const

function useNeedLines(day: Day) {
  const say = useTexts(todayTexts)
  const language = useLanguage()
  const times = useTimes()
  const when = useWhen()
  const number = (count: number) => numberWords(count, language)
  const words = (need: Need): { text: string; href: string | undefined; link: string } => {
    switch (need.kind) {
      case 'silent_unit': {
        const { unit, count, oldest } = need
        const text = say('silent', { unit, count, number: number(count), when: when(oldest) })
        return { text, href: listHref(need.list), link: say('seeQuestions') }
      }
      case 'broken_promise': {
        const service = need.service ?? say('aQuestion')
        const text = say(`broken-${need.promise}`, {
          by: need.madeBy || say('someone'),
          service: need.service ? service.slice(0, 1).toLocaleLowerCase('sv') + service.slice(1) : service,
          when: when(need.dueAt),
        })
        return { text, href: `/desk/question/${need.questionId}`, link: say('seePromise') }
      }
      case 'more_broken_promises': {
        const text = sentence(say('moreBroken', { count: need.count, number: number(need.count) }))
        return { text, href: listHref(need.list), link: say('seePromises') }
      }
      case 'returned_again': {
        const known = { unit: need.unit, number: number(need.times), reason: say(`reason-${need.reason}`) }
        const text = say(need.times === 2 ? 'twice' : 'again', known)
        return { text, href: `/desk/question/${need.questionId}`, link: say('chooseReceiver') }
      }
      case 'growing': {
        const weekday = weekdayOf(day.day, times)
        const text = say(need.usual > 0 ? 'growing' : 'growingNew', {
          service: need.service,
          count: need.count,
          usual: need.usual,
          weekday,
        })
        return { text, href: listHref(need.list), link: say('seeQuestions') }
      }
    }
  }
  return day.needs.map((need, index) => ({ key: index, icon: icons[need.kind], ...words(need) }))
}
