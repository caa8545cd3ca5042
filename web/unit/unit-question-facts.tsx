import { QuotedArticles } from '#web/desk/quoted-articles.tsx'
import { shownReference } from '#web/desk/shown-reference.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { View } from './read-unit.ts'
import { unitTexts, type UnitSay } from './texts.ts'

const ways = ['email', 'sms', 'letter', 'phone', 'follow'] as const

/** The right column: the question's facts, and what the same person asked before. */
export function UnitQuestionFacts({ view, unitId, hasDesk }: { view: View; unitId: string; hasDesk: boolean }) {
  const say = useTexts(unitTexts)
  const times = useTimes()
  return (
    <>
      <section aria-labelledby="facts">
        <h2 className="label" id="facts">
          {say('about')}
        </h2>
        {view.asker.protected && <Notice>{say('protected')}</Notice>}
        <Facts
          facts={[
            { term: say('number'), value: shownReference(view.reference) },
            { term: say('service'), value: view.service?.name ?? say('noService') },
            { term: say('place'), value: view.location },
            { term: say('owner'), value: ownerWords(view, unitId, say) },
            { term: say('replyTo'), value: view.readable && !view.needsPurpose ? replyWords(view, say) : null },
            {
              term: say('record'),
              value: say(`record-${view.recordState}`, {
                number: view.diaryNumber ?? '',
                authority: view.authority.name,
              }),
            },
          ]}
        />
      </section>
      <QuotedArticles view={view} />
      {view.earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 className="label" id="earlier">
            {say('earlier')}
          </h2>
          <ul className="answers">
            {view.earlier.map((row) => (
              <li key={row.questionId} className="answer">
                <a href={`/unit/${unitId}/${row.questionId}`}>{row.heading ?? say('secretRow')}</a>
                <span className="quiet">{times.day(row.at)}</span>
                <p className="quiet">{say(`earlier-${row.state}`)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasDesk && (
        <p className="no-print">
          <a href={`/desk/question/${view.questionId}`}>{say('toDesk')}</a>
        </p>
      )}
    </>
  )
}

function ownerWords({ owner, handOver }: View, unitId: string, say: UnitSay): string {
  if (handOver?.to.id === unitId) return say('ownerUntil', { unit: owner.unit.name })
  return owner.staff ? say('ownerStaff', { staff: owner.staff.name, unit: owner.unit.name }) : owner.unit.name
}

/** Which way the answer goes and to whom: "E-post, namnet är inte uppgivet". */
function replyWords({ asker }: View, say: UnitSay): string {
  const way = say(`way-${ways.find((one) => one === asker.replyBy) ?? 'none'}`)
  return [way, asker.replyTo, asker.name ?? say('noName')].filter(Boolean).join(', ')
}
