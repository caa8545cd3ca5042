import { Form, redirect } from 'react-router'
import { listArticles } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { listUnits } from '#domains/staff/contract.ts'
import { serviceOptions } from '#web/desk/services.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/articles.ts'
import { ArticleMarks } from './article-marks.tsx'
import { BankHead } from './bank-head.tsx'
import { answerTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

const states = ['published', 'draft', 'review', 'reviewed', 'scheduled', 'retired'] as const
const names = ['words', 'serviceId', 'unitId', 'state', 'mine', 'due', 'cursor'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const query = new URL(request.url).searchParams
  const asked = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as Record<
    (typeof names)[number],
    string
  >
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  const [listed, { services }, { units }] = await Promise.all([
    page.attempt(listArticles, given),
    page.call(listServices, {}),
    page.call(listUnits, {}),
  ])
  // An address somebody has changed by hand: the list from its beginning.
  if (!listed.ok) {
    if (query.size > 0 && listed.problem.status === 400) throw redirect('/answers')
    throw new Response(null, { status: listed.problem.status })
  }
  const options = serviceOptions(services)
  return {
    frame,
    asked,
    ...listed.reply,
    services: options,
    units: units.map((unit) => ({ value: unit.id, label: unit.shortName })),
  }
}

export default function ArticlesRoute({ loaderData }: Route.ComponentProps) {
  const { frame, asked, rows, older } = loaderData
  const say = useTexts(answerTexts)
  const times = useTimes()
  const due = asked.due === 'true'
  const isFirst = asked.cursor === ''
  const href = (cursor: string) =>
    `/answers?${new URLSearchParams(Object.entries({ ...asked, cursor }).filter(([, value]) => value !== ''))}`
  return (
    <WorkFrame frame={frame} form="desk" quiet={30_000}>
      <title>{say(due ? 'tab-due' : 'title')}</title>
      <BankHead at={due ? 'due' : 'all'} mayWrite={frame.may.writeArticles}>
        {rows.length > 0 && (
          <p className="quiet">
            {older || !isFirst ? say('countMore', { count: rows.length }) : say('count', { count: rows.length })}
          </p>
        )}
      </BankHead>
      {due && <p className="quiet">{say('dueAbout')}</p>}
      <Filters {...loaderData} />
      <Table
        caption={say('caption')}
        isCaptionHidden
        scrollLabel={say('caption')}
        rows={rows}
        rowKey={(row) => row.articleId}
        empty={
          <EmptyState title={say(due ? 'dueEmpty' : 'empty')}>{say(due ? 'dueEmptyAbout' : 'emptyAbout')}</EmptyState>
        }
        columns={[
          {
            key: 'article',
            head: say('article'),
            isRowHead: true,
            cell: (row) => (
              <span className="stack is-line">
                <a href={`/answers/${row.articleId}`}>{row.title}</a>
                <ArticleMarks
                  isListed
                  stage={row.state === 'published' || row.state === 'retired' ? row.state : (row.underWay ?? row.state)}
                  {...row}
                />
              </span>
            ),
          },
          { key: 'service', head: say('service'), cell: (row) => row.services[0] ?? '' },
          { key: 'owner', head: say('owner'), cell: (row) => row.ownerUnit },
          {
            key: 'review',
            head: say('review'),
            cell: (row) => <span className="nowrap">{times.day(`${row.reviewOn}T12:00:00Z`)}</span>,
          },
          { key: 'used', head: say('used'), isNumber: true, cell: (row) => row.uses },
        ]}
      />
      <Pager
        label={say('pages')}
        words={{ newer: say('newest'), older: say('older') }}
        newerHref={isFirst ? undefined : href('')}
        olderHref={older ? href(older) : undefined}
      />
    </WorkFrame>
  )
}

function Filters({ asked, services, units }: Route.ComponentProps['loaderData']) {
  const say = useTexts(answerTexts)
  return (
    <Form method="get" className="row is-fields is-filters no-print" key={JSON.stringify(asked)}>
      <TextField name="words" label={say('words')} type="search" maxLength={100} defaultValue={asked.words} />
      <Combobox
        name="serviceId"
        label={say('service')}
        options={services}
        defaultValue={asked.serviceId}
        empty={say('anyService')}
        nothing={say('nothingService')}
      />
      <Select name="unitId" label={say('owner')} options={units} empty={say('anyOwner')} defaultValue={asked.unitId} />
      {asked.due === 'true' ? (
        <input type="hidden" name="due" value="true" />
      ) : (
        <Select
          name="state"
          label={say('state')}
          options={states.map((value) => ({ value, label: say(`state-${value}`) }))}
          empty={say('anyState')}
          defaultValue={asked.state}
        />
      )}
      <Select
        name="mine"
        label={say('which')}
        options={[{ value: 'true', label: say('onlyMine') }]}
        empty={say('everything')}
        defaultValue={asked.mine}
      />
      <Button type="submit" variant="secondary">
        {say('show')}
      </Button>
    </Form>
  )
}
