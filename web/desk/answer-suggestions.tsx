import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { registerGap } from '#domains/answers/contract.ts'
import { find } from '#domains/search/contract.ts'
import { searchTexts } from '#web/search/texts.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { DraftContent } from './draft-merge.ts'
import { type FoundArticle, tellChosen } from './search-found.tsx'

type Question = DraftContent['questions'][number]
type Found = z.output<(typeof find)['reply']>

const PAUSE_MS = 300
const SHORTEST = 4
const SHOWN = 4
const MOST_QUOTED = 5

/** What may answer the question at hand, while it is typed: read it out, take it into the answer, or say that it is missing. */
export function AnswerSuggestions({
  question,
  onChange,
}: {
  question: Question
  onChange: (part: Partial<Question>) => void
}) {
  const say = useTexts(searchTexts)
  const found = useFound(question.asked)
  const quoted = question.articles ?? []
  const isQuoted = (article: FoundArticle) => quoted.some((quote) => quote.articleId === article.articleId)
  if (question.asked.trim().length < SHORTEST) return null
  const use = (article: FoundArticle) => {
    const said = question.answer.trim()
    onChange({
      articles: [...quoted, { articleId: article.articleId, version: article.version }].slice(-MOST_QUOTED),
      answer: said === '' ? article.short : `${said}\n\n${article.short}`,
    })
    void tellChosen(article.articleId, question.asked)
  }
  const takeAway = (article: FoundArticle) =>
    onChange({
      articles: quoted.filter((quote) => quote.articleId !== article.articleId),
      answer: question.answer.replace(article.short, '').trim(),
    })
  return (
    <section aria-labelledby="suggestions">
      <h2 className="label" id="suggestions">
        {say('suggestions')} <span>{say('whileTyping')}</span>
      </h2>
      <output>
        {found && !found.answer && (
          <p className="quiet">{found.articles.length > 0 ? say('noAnswerNear') : say('noAnswer')}</p>
        )}
      </output>
      {found?.elsewhere && <p>{say('elsewhere', { whose: say(`whose-${found.elsewhere}`) })}</p>}
      {found?.plain && <p className="quiet">{say('plain')}</p>}
      <ul className="answers">
        {(found?.articles ?? []).slice(0, SHOWN).map((article) => (
          <li
            key={article.articleId}
            className={isQuoted(article) ? 'answer is-quoted' : 'answer'}
            lang={article.language}
          >
            <Details summary={article.title} open={isQuoted(article)}>
              <p>{article.short}</p>
              <p className="row">
                {isQuoted(article) ? (
                  <Button
                    variant="small"
                    aria-label={say('takeAwayNamed', { title: article.title })}
                    onClick={() => takeAway(article)}
                  >
                    {say('takeAway')}
                  </Button>
                ) : (
                  <Button
                    variant="small"
                    icon="check"
                    aria-label={say('useNamed', { title: article.title })}
                    onClick={() => use(article)}
                  >
                    {say('use')}
                  </Button>
                )}
                <a href={`/answers/${article.articleId}`} target="_blank" rel="noreferrer">
                  {say('openArticle')}
                </a>
              </p>
            </Details>
            <Tag tone={isQuoted(article) ? 'main' : article.reviewPast ? 'waiting' : undefined}>
              {isQuoted(article)
                ? say('quotedVersion', { version: article.version })
                : say('version', { version: article.version })}
            </Tag>
          </li>
        ))}
      </ul>
      <MissingAnswer key={question.key} question={question} />
    </section>
  )
}

/** Asks a moment after the last key. What was found stays until something else is. */
function useFound(asked: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    const q = asked.trim().slice(0, 1_000)
    if (q.length < SHORTEST) return
    const ended = new AbortController()
    const waiting = setTimeout(() => {
      call(find, { q, typing: true }, { signal: ended.signal })
        .then(setFound)
        .catch((error: unknown) => {
          // Suggestions are a help: without them the desk goes on.
          if (!(error instanceof CallFailed) && !ended.signal.aborted) throw error
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(waiting)
      ended.abort()
    }
  }, [asked])
  return found
}

/** Says that no article answers: the words are shown first, so that nothing about a person goes along. */
function MissingAnswer({ question }: { question: Question }) {
  const say = useTexts(searchTexts)
  const [words, setWords] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const send = async () => {
    try {
      await call(registerGap, { words: words ?? '', serviceId: question.serviceId })
      setTold(say('gapDone'))
      setWords(null)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setTold(error.problem?.detail ?? say('away'))
    }
  }
  return (
    <>
      {words === null ? (
        <p className="quiet">
          {say('gapAsk')}{' '}
          <Button variant="small" onClick={() => setWords(question.asked.slice(0, 200))}>
            {say('gapRegister')}
          </Button>
        </p>
      ) : (
        <div className="stack is-tight">
          <TextField
            name="gap"
            label={say('gapWords')}
            help={say('gapHint')}
            value={words}
            maxLength={200}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button variant="secondary" className="at-start" onClick={() => void send()}>
            {say('gapSend')}
          </Button>
        </div>
      )}
      <output>{told && <p className="quiet">{told}</p>}</output>
    </>
  )
}
