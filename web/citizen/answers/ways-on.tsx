import { citizenAddress, telephoneAddress, withQuery } from '#web/citizen/addresses.ts'
import { useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage } from '#web/shared/i18n/texts.ts'
import { Icon } from '#web/shared/ui/icon.tsx'

export interface WaysOnProps {
  title: string
  /** What is asked about, carried over to the form. */
  about: { om?: string | null; tjanst?: string | null }
  words: { ask: string; askHow: string; call: string }
}

/** The way to a person, last on every page that may not have been enough: ask, with what one has written, or call. */
export function WaysOn({ title, about, words }: WaysOnProps) {
  const language = useLanguage()
  const { profile } = useMunicipality()
  return (
    <section className="ways-on no-print" aria-labelledby="ways-on">
      <h2 id="ways-on">{title}</h2>
      <div className="doors">
        <a className="door" href={withQuery(citizenAddress(language, 'ask'), about)}>
          <span className="strong">{words.ask}</span>
          <span className="quiet">{words.askHow}</span>
          <Icon name="arrow-right" />
        </a>
        <a className="door" href={telephoneAddress(profile.phone)}>
          <span className="strong">{words.call}</span>
          <span className="quiet nowrap">{profile.phone}</span>
          <Icon name="phone" />
        </a>
      </div>
    </section>
  )
}
