import type { ReactNode } from 'react'
import { useLanguage } from '#web/shared/i18n/texts.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { type AboutSection, type AboutTexts } from './about-texts.ts'
import { type CitizenPage, telephoneAddress } from './addresses.ts'
import { CitizenFrame, useMunicipality } from './frame.tsx'

/** The Swedish word with a hyphen that does not end a line. */
const WHOLE_E_MAIL = 'e\u2011post'

/** What a page of only text says to the server: the same for everybody, so it may be kept in memory this many seconds. */
export const keptHeaders = { 'x-torget-keep': '300' }

export interface AboutPageProps {
  page: CitizenPage
  texts: AboutTexts<string>
  /** Words a line, not a paragraph: how easy reading is set. */
  isEasy?: boolean | undefined
  /** What one can do after reading. */
  ways?: { text: string; href: string }[] | undefined
}

/** A page for reading: title, what it is about, sections. */
export function AboutPage({ page, texts, isEasy, ways = [] }: AboutPageProps) {
  const { title, lead, parts } = texts[useLanguage()]
  return (
    <CitizenFrame page={page} title={title}>
      <main className="narrow" id="main">
        <div className="lead">
          <h1>{title}</h1>
          <p>
            <Filled text={lead} />
          </p>
        </div>
        {Object.entries(parts).map(([key, part]) => (
          <Section key={key} id={key} part={part} isEasy={isEasy} />
        ))}
        {ways.length > 0 && (
          <div className="row">
            {ways.map(({ text, href }, index) => (
              <LinkButton key={href} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
                {text}
              </LinkButton>
            ))}
          </div>
        )}
      </main>
    </CitizenFrame>
  )
}

function Section({ id, part, isEasy }: { id: string; part: AboutSection; isEasy: boolean | undefined }) {
  return (
    <section className={isEasy ? 'prose is-easy' : 'prose'} aria-labelledby={id}>
      <h2 id={id}>{part.heading}</h2>
      {runsOf(part.text).map((run) =>
        run.isList ? (
          <ul key={run.texts[0]}>
            {run.texts.map((text) => (
              <li key={text}>
                <Filled text={text.slice(2)} />
              </li>
            ))}
          </ul>
        ) : (
          <Paragraphs key={run.texts[0]} texts={run.texts} />
        ),
      )}
      {part.link && (
        <p>
          <a href={part.link.href}>{part.link.text}</a>
        </p>
      )}
    </section>
  )
}

type Run = { isList: boolean; texts: string[] }

/** Paragraphs and points in the order they are written: points that follow each other are one list. */
function runsOf(texts: readonly string[]): Run[] {
  const runs: Run[] = []
  for (const text of texts) {
    const isList = text.startsWith('- ')
    const last = runs.at(-1)
    if (last?.isList === isList) last.texts.push(text)
    else runs.push({ isList, texts: [text] })
  }
  return runs
}

function Paragraphs({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <p key={text}>
      <Filled text={text} />
    </p>
  ))
}

/** A text with the municipality's own name, telephone, e-mail and address in their places, as links where they lead somewhere. */
function Filled({ text }: { text: string }) {
  const { name, profile } = useMunicipality()
  const filled: Record<string, ReactNode> = {
    municipality: name,
    address: profile.address,
    phone: (
      <a className="nowrap" href={telephoneAddress(profile.phone)}>
        {profile.phone}
      </a>
    ),
    email: <a href={`mailto:${profile.email}`}>{profile.email}</a>,
  }
  return text.split(/\{(\w+)\}/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one fixed sentence never change places
    <span key={index}>{index % 2 === 1 ? filled[part] : part.replaceAll('e-post', WHOLE_E_MAIL)}</span>
  ))
}
