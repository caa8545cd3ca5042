import type { z } from 'zod'
import type { readPublicArticle, ShownContent, ShownText } from '#domains/answers/contract.ts'
import { itemAddress } from '#web/citizen/addresses.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { ArticleBody } from '#web/shared/ui/article-body.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { IconName } from '#web/shared/ui/icon-paths.ts'
import { QuestionList } from './answer-lists.tsx'
import { langOf, ownNameOf, textFor } from './languages.ts'
import { answerTexts } from './texts.ts'

/** The short answer, the whole one, and what there is in other languages. Each in its own language, and marked so. */
export function ShownAnswer({ texts }: { texts: ShownText[] }) {
  const say = useTexts(answerTexts)
  const language = useLanguage()
  const text = textFor(texts, language)!
  const swedish = texts.find((each) => each.language === 'sv')
  // Where only the short answer has been translated, the whole one follows in Swedish.
  const whole = text.body.length > 0 ? text : (swedish ?? text)
  const others = texts.filter((each) => each !== text && each !== whole && !['sv', 'en'].includes(each.language))
  return (
    <>
      <p className="short-answer" {...langOf(text.language, language)}>
        {text.short}
      </p>
      {whole !== text && whole.body.length > 0 && <h2>{say('bodySwedish')}</h2>}
      {whole.body.length > 0 && (
        <div {...langOf(whole.language, language)}>
          <ArticleBody body={whole.body} level={whole === text ? 2 : 3} className="prose" />
        </div>
      )}
      {others.length > 0 && (
        <section className="no-print" aria-labelledby="other-languages">
          <h2 id="other-languages">{say('otherLanguages')}</h2>
          {others.map((other) => (
            <Details
              key={other.language}
              summary={<span {...langOf(other.language, language)}>{ownNameOf(other.language)}</span>}
            >
              <div className="prose" {...langOf(other.language, language)}>
                <p className="strong">{other.questions[0]}</p>
                <p>{other.short}</p>
                <ArticleBody body={other.body} level={3} className="prose" />
              </div>
            </Details>
          ))}
        </section>
      )}
    </>
  )
}

/** Forms, pages and files to go on with. */
export function ReadOn({ content, code }: { content: ShownContent; code: string }) {
  const say = useTexts(answerTexts)
  const language = useLanguage()
  const files = content.files.map(({ fileId, name, size }) => ({
    label: `${name} (${say('fileSize', { size: Math.ceil(size / 1000) })})`,
    url: `${itemAddress(language, 'answers', code)}/${fileId}`,
  }))
  return (
    <>
      <LinkList id="forms" title={say('forms')} icon="paper" links={content.forms} />
      <LinkList id="links" title={say('links')} icon="arrow-right" links={content.links} />
      <LinkList id="files" title={say('files')} icon="paperclip" links={files} />
    </>
  )
}

type Links = { id: string; title: string; icon: IconName; links: { label: string; url: string }[] }

function LinkList({ id, title, icon, links }: Links) {
  const language = useLanguage()
  if (links.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="lines has-icons">
        {links.map(({ label, url }) => (
          <li key={url}>
            <Icon name={icon} />
            <a className="outward" lang={language === 'sv' ? undefined : 'sv'} href={url}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type About = {
  article: z.output<typeof readPublicArticle.reply>
  services: { name: string; code: string | null }[]
}

/** Who answers for it, from when, until when, and what it rests on. */
export function AboutAnswer({ article, services }: About) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const language = useLanguage()
  const { content, ownerUnit, publishedAt, reviewOn, reviewPast } = article
  const swedish = language === 'sv' ? undefined : 'sv'
  const belongs = services.map(({ name, code }, at) => (
    <span key={name} lang={swedish}>
      {at > 0 && ', '}
      {code ? <a href={itemAddress(language, 'services', code)}>{name}</a> : name}
    </span>
  ))
  return (
    <>
      {content.sources.length > 0 && (
        <section aria-labelledby="sources">
          <h2 id="sources">{say('sources')}</h2>
          <ul className="sources">
            {content.sources.map(({ title, url, readOn }) => (
              <li key={url}>
                <a lang={swedish} href={url}>
                  {title}
                </a>{' '}
                <span className="quiet">({say('readOn', { day: times.dated(readOn) })})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="about-answer">
        <h2 id="about-answer">{say('facts')}</h2>
        <Facts
          facts={[
            { term: say('unit'), value: <span lang={swedish}>{ownerUnit}</span> },
            { term: say('services'), value: belongs.length > 0 ? belongs : null },
            { term: say('published'), value: <time dateTime={publishedAt}>{times.dated(publishedAt)}</time> },
            { term: say('until'), value: content.validTo && times.dated(content.validTo) },
            { term: say('review'), value: reviewPast ? null : say('reviewBy', { day: times.dated(reviewOn) }) },
          ]}
        />
      </section>
    </>
  )
}

/** Other answers about the same service. */
export function Related({ rows }: { rows: { code: string; title: string; language: string }[] }) {
  const say = useTexts(answerTexts)
  if (rows.length === 0) return null
  return (
    <section className="no-print" aria-labelledby="related">
      <h2 id="related">{say('related')}</h2>
      <QuestionList questions={rows} />
    </section>
  )
}
