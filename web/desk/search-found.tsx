import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { choose, find, pin } from '#domains/search/contract.ts'
import { searchTexts } from '#web/search/texts.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { shownReference } from './shown-reference.ts'

type Found = z.output<(typeof find)['reply']>
export type FoundArticle = Found['articles'][number]

/** Articles with their short answers. Opening one tells the search that it was the one. */
export function FoundArticles({ articles, q }: { articles: readonly FoundArticle[]; q: string }) {
  const say = useTexts(searchTexts)
  return (
    <ul className="answers">
      {articles.map((article) => (
        <li key={article.articleId} className="answer" lang={article.language}>
          <a href={`/answers/${article.articleId}`} onClick={() => void tellChosen(article.articleId, q)}>
            {article.title}
          </a>
          <span className="row">
            {article.audience !== 'public' && <Tag>{say('onlyStaff')}</Tag>}
            {article.reviewPast && <Tag tone="waiting">{say('reviewPast')}</Tag>}
            <Tag>{say('version', { version: article.version })}</Tag>
            <Pin article={article} />
          </span>
          <p className="quiet">{article.short}</p>
        </li>
      ))}
    </ul>
  )
}

function Pin({ article }: { article: FoundArticle }) {
  const say = useTexts(searchTexts)
  const [isPinned, setPinned] = useState(article.pinned)
  const turn = async () => {
    setPinned(!isPinned)
    try {
      await call(pin, { articleId: article.articleId, pinned: !isPinned })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setPinned(isPinned)
    }
  }
  return (
    <Button
      variant="small"
      aria-pressed={isPinned}
      aria-label={`${isPinned ? say('unpin') : say('pin')}: ${article.title}`}
      onClick={() => void turn()}
    >
      {isPinned ? say('unpin') : say('pin')}
    </Button>
  )
}

/** Tells which article a wording led to. Nothing is lost when it cannot be told. */
export async function tellChosen(articleId: string, q: string): Promise<void> {
  await call(choose, { q, articleId }, { keepalive: true }).catch((error: unknown) => {
    if (!(error instanceof CallFailed)) throw error
  })
}

/** Services, people, units or duties, a line each. */
export function FoundEntries(props: {
  title: string
  name: string
  entries: Found['people']
  href?: (id: string) => string
}) {
  const { title, name, entries, href } = props
  if (entries.length === 0) return null
  return (
    <section aria-labelledby={name}>
      <h2 className="label" id={name}>
        {title}
      </h2>
      <ul className="answers">
        {entries.map((entry) => (
          <li key={entry.id} className="answer">
            {href ? <Link to={href(entry.id)}>{entry.title}</Link> : <span>{entry.title}</span>}
            <span className="quiet">{entry.about}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Earlier questions that were answered, where the reader may know of them. */
export function FoundQuestions({ questions }: { questions: Found['questions'] }) {
  const say = useTexts(searchTexts)
  const times = useTimes()
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="questions">
      <h2 className="label" id="questions">
        {say('questions')}
      </h2>
      <ul className="answers">
        {questions.map((question) => (
          <li key={question.questionId} className="answer">
            <Link to={`/desk/question/${question.questionId}`}>{question.heading}</Link>
            <span className="quiet">{shownReference(question.reference)}</span>
            <p className="quiet">{[question.service, times.day(question.closedAt)].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
