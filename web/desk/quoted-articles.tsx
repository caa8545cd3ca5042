import { useState } from 'react'
import { draftArticle } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { questionTexts } from './question-texts.ts'
import type { QuestionView } from './timeline-words.ts'

/** Which articles the answers quoted, in the versions that were read; and the way from an answer to a new article. */
export function QuotedArticles({ view }: { view: QuestionView }) {
  const say = useTexts(questionTexts)
  const isAnswered = view.messages.some((message) => message.kind === 'answer')
  const mayDraft = isAnswered && view.readable && !view.secret && view.articles.length === 0
  if (view.articles.length === 0 && !mayDraft) return null
  return (
    <section aria-labelledby="articles">
      <h2 className="label" id="articles">
        {say('articles')}
      </h2>
      <ul className="answers">
        {view.articles.map((quote) => (
          <li key={`${quote.articleId} ${quote.version}`} className="answer">
            {quote.title === null ? (
              <span className="quiet">{say('articleHidden')}</span>
            ) : (
              <a href={`/answers/${quote.articleId}?version=${quote.version}`}>{quote.title}</a>
            )}
            <Tag>{say('articleVersion', { version: quote.version })}</Tag>
            {quote.retired && <p className="quiet">{say('articleRetired')}</p>}
            {quote.title !== null && (
              <p>
                <a href={`/answers/${quote.articleId}?version=${quote.version}&report=1&question=${view.questionId}`}>
                  {say('articleWrong')}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayDraft && <DraftArticle questionId={view.questionId} />}
    </section>
  )
}

/** One press makes a draft of the answer. Whoever keeps the articles goes through it. */
function DraftArticle({ questionId }: { questionId: string }) {
  const say = useTexts(questionTexts)
  const [made, setMade] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const make = async () => {
    setIsBusy(true)
    setFault(null)
    try {
      setMade((await call(draftArticle, { questionId })).articleId)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setFault(error.problem?.detail ?? say('away'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      {made === null && (
        <Button variant="small" icon="pencil" isBusy={isBusy} onClick={() => void make()}>
          {say('draftArticle')}
        </Button>
      )}
      <output>
        {fault !== null && <p className="field-error">{fault}</p>}
        {made !== null && (
          <p>
            {say('draftMade')} <a href={`/answers/${made}`}>{say('draftSee')}</a>
          </p>
        )}
      </output>
    </>
  )
}
