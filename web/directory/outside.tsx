import { Form } from 'react-router'
import type { z } from 'zod'
import { findOutside } from '#domains/directory/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/outside.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { languageWords } from './language-words.ts'
import { outsideTexts } from './outside-texts.ts'
import { PhoneLink } from './people-table.tsx'
import { readSide } from './read-side.ts'

export const handle = { mood: 'work', script: true } as const

export type Outside = z.output<(typeof findOutside)['reply']>['rows'][number]
export const kinds = ['authority', 'region', 'helpline', 'legal', 'association', 'private'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const query = new URL(request.url).searchParams
  const asked = (query.get('for') ?? query.get('q') ?? '').slice(0, 200)
  const kind = kinds.find((each) => each === query.get('kind')) ?? null
  const at = Math.min(100, Math.max(0, Number(query.get('at')) || 0))
  // The search of this page is its own: the left column is not to search for people with it.
  const side = { ...(await readSide(page, request)), q: '', found: null }
  return { side, asked, kind, at, ...(await page.call(findOutside, { q: asked, kind, page: at })) }
}

/** Who outside the municipality can help, in an order that favours nobody. */
export default function OutsideRoute({ loaderData }: Route.ComponentProps) {
  const { side, asked, kind, at, rows, hasMore, mayChange } = loaderData
  const say = useTexts(outsideTexts)
  const turn = (to: number) =>
    `/directory/outside?${new URLSearchParams({ for: asked, ...(kind ? { kind } : {}), at: String(to) })}`
  return (
    <DirectoryFrame side={side}>
      <title>{say('title')}</title>
      <div className="head">
        <h1>{say('title')}</h1>
        {mayChange && (
          <LinkButton className="push" variant="secondary" icon="plus" href="/directory/outside/new">
            {say('new')}
          </LinkButton>
        )}
      </div>
      <p className="quiet">{say('about')}</p>
      <Form method="get" className="row is-fields">
        <TextField
          name="for"
          label={say('search')}
          type="search"
          defaultValue={asked}
          maxLength={200}
          autoComplete="off"
        />
        <Select
          name="kind"
          label={say('kind')}
          empty={say('every')}
          defaultValue={kind ?? ''}
          options={kinds.map((each) => ({ value: each, label: say(`kind-${each}`) }))}
        />
        <Button type="submit" variant="secondary">
          {say('show')}
        </Button>
      </Form>
      {rows.length === 0 && <EmptyState title={say('nothing')}>{say('nothingAbout')}</EmptyState>}
      <ul className="outside-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Helper row={row} mayChange={mayChange} />
          </li>
        ))}
      </ul>
      <Pager
        label={say('pages')}
        words={{ newer: say('newer'), older: say('older') }}
        newerHref={at > 0 ? turn(at - 1) : undefined}
        olderHref={hasMore ? turn(at + 1) : undefined}
      />
      <p className="quiet">{say('order')}</p>
    </DirectoryFrame>
  )
}

function Helper({ row, mayChange }: { row: Outside; mayChange: boolean }) {
  const say = useTexts(outsideTexts)
  const language = useLanguage()
  return (
    <article className="stack is-tight" aria-labelledby={row.id}>
      <h2 className="row" id={row.id}>
        <a href={`/directory/outside/${row.id}`}>{row.name}</a>
        <Tag>{say(`kind-${row.kind}`)}</Tag>
        {row.free && <Tag tone="main">{say('free')}</Tag>}
      </h2>
      <p>{row.helpsWith}</p>
      <Facts
        isTight
        facts={[
          { term: say('refer'), value: row.howToRefer },
          {
            term: say('phone'),
            value: row.phone && (
              <>
                <PhoneLink phone={row.phone} /> <span className="quiet">{row.hours}</span>
              </>
            ),
          },
          {
            term: say('web'),
            value: row.web && (
              <a href={row.web} rel="noreferrer">
                {new URL(row.web).host.replace(/^www\./, '') + new URL(row.web).pathname.replace(/\/$/, '')}
              </a>
            ),
          },
          { term: say('email'), value: row.email && <a href={`mailto:${row.email}`}>{row.email}</a> },
          { term: say('languages'), value: languageWords(row.languages, language) },
          {
            term: say('cost'),
            value: row.free ? null : row.free === false ? say('notFree') : say('depends'),
          },
        ]}
      />
      {mayChange && (
        <p>
          <LinkButton variant="small" href={`/directory/outside/${row.id}`}>
            {say('change')}
          </LinkButton>
        </p>
      )}
    </article>
  )
}
