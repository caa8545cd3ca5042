import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { citizenAddress } from '#web/citizen/addresses.ts'
import { searchTexts } from './texts.ts'

/** The one search box, on pages below the front page. `isEmbedded`: on another site, so that what is found opens as a page of ours. */
export function SearchBox({
  words = '',
  isEmbedded,
}: {
  words?: string | undefined
  isEmbedded?: boolean | undefined
}) {
  const say = useTexts(searchTexts)
  const language = useLanguage()
  return (
    <search>
      <form className="search" action={citizenAddress(language, 'search')} target={isEmbedded ? '_top' : undefined}>
        <label className="hidden-text" htmlFor="find">
          {say('write')}
        </label>
        <input
          className="control"
          id="find"
          name="q"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={300}
          placeholder={say('write')}
          defaultValue={words}
        />
        <Button type="submit" variant="primary" icon="magnifier">
          {say('search')}
        </Button>
      </form>
    </search>
  )
}
