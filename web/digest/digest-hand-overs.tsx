import type { DigestContent } from '#domains/digest/contract.ts'
import { durationWords } from '#web/agreements/duration-words.ts'
import { agreementTexts } from '#web/agreements/texts.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Facts } from '#web/shared/ui/facts.tsx'
import { digestTexts } from './texts.ts'

type Sums = DigestContent['handOversOut']

/** What was handed over to the department's units, and by them; how it went and how fast. */
export function DigestHandOvers({ content, mayOpenLists }: { content: DigestContent; mayOpenLists: boolean }) {
  const say = useTexts(digestTexts)
  const { handOversIn, handOversOut } = content
  return (
    <div className="digest-pair">
      <section className="stack is-tight" aria-labelledby="hand-overs-in">
        <h2 className="label" id="hand-overs-in">
          {say('handOvers')}
        </h2>
        <HandOverFacts sums={handOversIn} />
        {handOversIn.units.length > 0 && (
          <ul className="quiet">
            {handOversIn.units.map(({ unit, questions, list }) => (
              <li key={unit}>
                {unit}: {mayOpenLists ? <a href={`/questions?${new URLSearchParams(list)}`}>{questions}</a> : questions}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="stack is-tight" aria-labelledby="hand-overs-out">
        <h2 className="label" id="hand-overs-out">
          {say('handOversOut')}
        </h2>
        <HandOverFacts sums={handOversOut} />
      </section>
    </div>
  )
}

function HandOverFacts({ sums }: { sums: Sums }) {
  const say = useTexts(digestTexts)
  const agreement = useTexts(agreementTexts)
  const language = useLanguage()
  if (sums.offered === 0) return <p>{say('noHandOvers')}</p>
  const time = (minutes: number | null) =>
    minutes === null ? null : durationWords(Math.max(1, minutes), language, agreement)
  const share = (count: number) =>
    sums.offered < 5 ? count : say('share', { count, share: Math.round((100 * count) / sums.offered) })
  return (
    <>
      <Facts
        isTight
        className="is-digest"
        facts={[
          { term: say('offered'), value: sums.offered },
          { term: say('accepted'), value: share(sums.accepted) },
          { term: say('returned'), value: share(sums.returned) },
          { term: say('silent'), value: share(sums.silent) },
          { term: say('waiting'), value: sums.waiting },
          { term: say('acceptTime'), value: time(sums.acceptMinutes) },
          { term: say('answerTime'), value: time(sums.answerMinutes) },
        ]}
      />
      {sums.acceptMinutes !== null && <p className="quiet">{say('timeAbout')}</p>}
    </>
  )
}
