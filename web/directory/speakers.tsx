import { Form, useSubmit } from 'react-router'
import { findSpeaker } from '#domains/directory/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import type { Route } from './+types/speakers.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { languageWord } from './language-words.ts'
import { PeopleTable } from './people-table.tsx'
import { readSide } from './read-side.ts'
import { directoryTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const asked = new URL(request.url).searchParams.get('language') ?? ''
  const language = /^[a-z]{2,3}$/.test(asked) ? asked : null
  return { side, language, ...(await page.call(findSpeaker, { language })) }
}

/** Who in the house speaks a language, those who are here now first. */
export default function SpeakersRoute({ loaderData: { side, language, languages, people } }: Route.ComponentProps) {
  const say = useTexts(directoryTexts)
  const reader = useLanguage()
  const submit = useSubmit()
  const options = languages
    .map(({ code, people: count }) => ({ value: code, label: `${languageWord(code, reader)} (${count})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, reader))
  return (
    <DirectoryFrame side={side}>
      <title>{`${say('speakers')} ${say('title')}`}</title>
      <div className="stack is-tight">
        <h1>{say('speakers')}</h1>
        <p className="quiet">{say('speakersAbout')}</p>
      </div>
      <Form method="get" className="row is-fields" onChange={(event) => void submit(event.currentTarget)}>
        <Select name="language" label={say('language')} empty="" options={options} defaultValue={language ?? ''} />
        <noscript>
          <Button type="submit" variant="secondary">
            {say('show')}
          </Button>
        </noscript>
      </Form>
      {language &&
        (people.length === 0 ? (
          <EmptyState title={say('speakersNone')} />
        ) : (
          <PeopleTable caption={languageWord(language, reader)} people={people} hasUnit />
        ))}
    </DirectoryFrame>
  )
}
