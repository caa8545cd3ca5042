import type { ShownContent, ShownText } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { ArticleBody } from '#web/shared/ui/article-body.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { useLanguageName } from './language-name.ts'
import { answerTexts } from './texts.ts'

/** What an article says: each language in turn, then what stands beside the text. */
export function ArticleText({ content }: { content: ShownContent }) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  return (
    <>
      {content.texts.map((text) => (
        <InLanguage key={text.language} text={text} />
      ))}
      <Addresses id="shown-links" title={say('links')} links={content.links} />
      <Addresses id="shown-forms" title={say('forms')} links={content.forms} />
      {content.files.length > 0 && (
        <section className="stack is-tight" aria-labelledby="shown-files">
          <h2 className="label" id="shown-files">
            {say('files')}
          </h2>
          <ul className="plain-list">
            {content.files.map((file) => (
              <li key={file.fileId} className="row">
                <Icon name="paperclip" />
                <a href={`/answer-files/${file.fileId}`} download>
                  {file.name}
                </a>
                <span className="quiet">{Math.ceil(file.size / 1024)} kB</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.sources.length > 0 && (
        <section className="stack is-tight" aria-labelledby="shown-sources">
          <h2 className="label" id="shown-sources">
            {say('sources')}
          </h2>
          <ul className="plain-list">
            {content.sources.map((source) => (
              <li key={`${source.url} ${source.title}`}>
                <a href={source.url}>{source.title}</a>{' '}
                <span className="quiet">{say('readOn', { day: times.day(`${source.readOn}T12:00:00Z`) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** One language: what is read out, how people ask, the whole answer. */
function InLanguage({ text }: { text: ShownText }) {
  const say = useTexts(answerTexts)
  const languageName = useLanguageName()
  const { language, questions, short, body } = text
  const id = `text-${language}`
  const isMain = language === 'sv'
  return (
    <section className="stack" aria-labelledby={isMain ? undefined : id}>
      {!isMain && (
        <h2 className="label" id={id}>
          {languageName(language)}
        </h2>
      )}
      {short && (
        <div className="read-out">
          <p className="quiet">{say('readOut')}</p>
          <p lang={language}>{short}</p>
        </div>
      )}
      {body.length > 0 && (
        <div lang={language}>
          <ArticleBody body={body} level={isMain ? 2 : 3} />
        </div>
      )}
      {questions.length > (isMain ? 1 : 0) && (
        <div className="stack is-tight">
          <p className="quiet">{say('alsoAsked')}</p>
          <ul className="plain-list" lang={language}>
            {questions.slice(isMain ? 1 : 0).map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Addresses({ id, title, links }: { id: string; title: string; links: { label: string; url: string }[] }) {
  if (links.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 className="label" id={id}>
        {title}
      </h2>
      <ul className="plain-list">
        {links.map(({ label, url }) => (
          <li key={`${label} ${url}`}>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
