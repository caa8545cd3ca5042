import { data, Form, redirect, useSearchParams } from 'react-router'
import { forgetLearned, listLearned, listSynonyms, removeSynonym, saveSynonym } from '#domains/search/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest, type PageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Answered } from '#web/shared/ui/error-summary.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/search-words.ts'
import { SynonymRow } from './synonym-row.tsx'
import { searchTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

const tabs = ['words', 'removed', 'learned'] as const
type Tab = (typeof tabs)[number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const tab: Tab = tabs.find((each) => each === query.get('tab')) ?? 'words'
  const at = Math.min(1000, Math.max(0, Math.trunc(Number(query.get('page') ?? 0)) || 0))
  const q = (query.get('look') ?? '').slice(0, 80)
  const words = tab === 'learned' ? null : await page.call(listSynonyms, { q, removed: tab === 'removed', page: at })
  const learned = tab === 'learned' ? await page.call(listLearned, { page: at }) : null
  return {
    frame,
    tab,
    at,
    q,
    mayTeach: page.actor.permissions.includes('search.teach'),
    synonyms: words?.synonyms ?? [],
    learned: learned?.learned ?? [],
    hasMore: words?.hasMore ?? learned?.hasMore ?? false,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const done = await carryOut(page)
  if (!done.ok)
    return data({ problem: done.problem, typed: field(page.form, 'words') }, { status: done.problem.status })
  const query = new URL(request.url).searchParams
  query.set('done', field(page.form, 'intent'))
  throw redirect(`/search-words?${query}`, 303)
}

async function carryOut(page: PageRequest) {
  const of = (name: string) => field(page.form, name)
  switch (of('intent')) {
    case 'remove':
      return page.attempt(removeSynonym, { synonymId: of('synonymId'), version: Number(of('version')) })
    case 'forget':
      return page.attempt(forgetLearned, { articleId: of('articleId'), terms: of('terms').split(' ') })
    default:
      return page.attempt(saveSynonym, {
        synonymId: of('synonymId') || null,
        version: Number(of('version') || 0),
        words: of('words')
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      })
  }
}

export default function SearchWordsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, tab, q, at, mayTeach, synonyms, hasMore } = loaderData
  const say = useTexts(searchTexts)
  const [query] = useSearchParams()
  const done = query.get('done')
  const href = (page: number) => `/search-words?tab=${tab}&look=${encodeURIComponent(q)}&page=${page}`
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{say('teachTitle')}</title>
      <div className="stack is-tight">
        <div className="head">
          <h1>{say('teachTitle')}</h1>
        </div>
        <nav className="tabs no-print" aria-label={say('teachTitle')}>
          {tabs.map((each) => (
            <a key={each} href={`/search-words?tab=${each}`} aria-current={each === tab ? 'page' : undefined}>
              {say(each === 'words' ? 'tabWords' : each === 'removed' ? 'tabRemoved' : 'tabLearned')}
            </a>
          ))}
        </nav>
      </div>
      <p className="quiet">{tab === 'learned' ? say('learnedAbout') : say('teachAbout')}</p>
      {actionData && (
        <Answered className="errors">
          <p>{actionData.problem.errors[0]?.detail ?? actionData.problem.detail}</p>
        </Answered>
      )}
      {done && !actionData && (
        <output>
          <Notice tone="done">{say(done === 'remove' ? 'removed' : done === 'forget' ? 'forgotten' : 'saved')}</Notice>
        </output>
      )}
      {tab === 'words' && mayTeach && <AddWords typed={actionData?.typed ?? ''} />}
      {tab !== 'learned' && (
        <Form className="row is-fields no-print">
          <input type="hidden" name="tab" value={tab} />
          <TextField name="look" label={say('look')} defaultValue={q} />
          <Button type="submit" variant="secondary">
            {say('lookNow')}
          </Button>
        </Form>
      )}
      {tab !== 'learned' && synonyms.length === 0 && <EmptyState title={say('none')} />}
      {tab !== 'learned' && synonyms.length > 0 && (
        <ul className="answers">
          {synonyms.map((synonym) => (
            <SynonymRow key={synonym.synonymId} synonym={synonym} mayTeach={mayTeach} />
          ))}
        </ul>
      )}
      {tab === 'learned' && <Learned rows={loaderData.learned} mayTeach={mayTeach} />}
      <Pager
        label={say('teachTitle')}
        newerHref={at > 0 ? href(at - 1) : undefined}
        olderHref={hasMore ? href(at + 1) : undefined}
        words={{ newer: say('newer'), older: say('older') }}
      />
    </WorkFrame>
  )
}

function AddWords({ typed }: { typed: string }) {
  const say = useTexts(searchTexts)
  return (
    <Form method="post" className="stack is-tight no-print">
      <h2 className="label">{say('addTitle')}</h2>
      <input type="hidden" name="intent" value="save" />
      <TextField
        name="words"
        label={say('wordsLabel')}
        help={say('wordsHint')}
        defaultValue={typed}
        required
        maxLength={900}
      />
      <Button type="submit" variant="primary" className="at-start">
        {say('add')}
      </Button>
    </Form>
  )
}

type LearnedRow = Route.ComponentProps['loaderData']['learned'][number]

function Learned({ rows, mayTeach }: { rows: LearnedRow[]; mayTeach: boolean }) {
  const say = useTexts(searchTexts)
  const times = useTimes()
  return (
    <Table
      caption={say('tabLearned')}
      isCaptionHidden
      scrollLabel={say('tabLearned')}
      rows={rows}
      rowKey={(row) => `${row.articleId} ${row.terms.join(' ')}`}
      empty={<EmptyState title={say('none')} />}
      columns={[
        { key: 'terms', head: say('learnedTerms'), isRowHead: true, cell: (row) => row.terms.join(', ') },
        {
          key: 'article',
          head: say('learnedArticle'),
          cell: (row) => <a href={`/answers/${row.articleId}`}>{row.title}</a>,
        },
        { key: 'amount', head: say('learnedAmount'), isNumber: true, cell: (row) => row.amount },
        { key: 'last', head: say('learnedLast'), isQuiet: true, cell: (row) => times.day(`${row.lastOn}T12:00:00Z`) },
        {
          key: 'forget',
          head: say('forget'),
          isHeadHidden: true,
          cell: (row) =>
            mayTeach && (
              <Form method="post">
                <input type="hidden" name="intent" value="forget" />
                <input type="hidden" name="articleId" value={row.articleId} />
                <input type="hidden" name="terms" value={row.terms.join(' ')} />
                <Button
                  type="submit"
                  variant="small"
                  aria-label={say('forgetNamed', { title: row.title, terms: row.terms.join(' ') })}
                >
                  {say('forget')}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}
