import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { SkipLink } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { Mark } from '#web/shared/ui/mark.tsx'
import type { MarkName } from '#web/shared/ui/mark.tsx'

export interface LanguageLink {
  /** The language's own name: "English", "العربية". */
  name: string
  /** Its code: en, ar, so. */
  lang: string
  /** Read from the right. */
  isRtl?: boolean | undefined
  href: string
}

export interface CitizenShellProps {
  municipality: { name: string; mark: MarkName; address: string }
  words: { skip: string; languages: string }
  homeHref: string
  /** Languages to change to, not the one the page is in. Two at most beside `moreLanguages`, or the head grows. */
  languages: LanguageLink[]
  /** To the page with all languages: "Språk". */
  moreLanguages?: { text: string; href: string } | undefined
  /** How the personal data is handled, the statement of accessibility, easy to read, and what else belongs there. */
  footLinks: { text: string; href: string }[]
  /** The head in the municipality's own colour, on the front page. */
  isFront?: boolean | undefined
  /** The receipt: its figure takes the place of the quiet size. */
  isReceipt?: boolean | undefined
  /** Signed in, or other links of the page's own, before the languages: `<li>` each. */
  navigation?: ReactNode
  /** The main part: `<main id="main">`, often `className="narrow"`. */
  children: ReactNode
}

/** The frame of every citizen's page: the municipality's name, languages, the main part, the foot. No script. */
export function CitizenShell(props: CitizenShellProps) {
  const { municipality, words, languages, moreLanguages } = props
  return (
    <div className={classNames('citizen', props.isReceipt && 'is-receipt')}>
      <SkipLink>{words.skip}</SkipLink>
      <header className={props.isFront ? 'site-green' : 'site-strip'}>
        <div className="page site">
          <a className="brand" href={props.homeHref}>
            <Mark name={municipality.mark} />
            <span>{municipality.name}</span>
          </a>
          {(props.navigation || languages.length > 0 || moreLanguages) && (
            <nav aria-label={words.languages}>
              <ul>
                {props.navigation}
                {languages.map(({ name, lang, isRtl, href }) => (
                  <li key={lang}>
                    <a className="site-link" href={href} hrefLang={lang} lang={lang} dir={isRtl ? 'rtl' : undefined}>
                      {name}
                    </a>
                  </li>
                ))}
                {moreLanguages && (
                  <li>
                    <a className="site-link" href={moreLanguages.href}>
                      <Icon name="globe" />
                      {moreLanguages.text}
                    </a>
                  </li>
                )}
              </ul>
            </nav>
          )}
        </div>
      </header>
      {props.children}
      <footer className="site-foot">
        <div className="page">
          <ul className="quiet">
            <li>{municipality.address}</li>
            {props.footLinks.map(({ text, href }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      </footer>
    </div>
  )
}
