import { readDiary } from '#domains/records/contract.ts'
import { areaTexts, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/diary.ts'
import { CitizenFrame } from './frame.tsx'

const texts = areaTexts('citizen-diary', {
  sv: {
    title: 'Diarium',
    lead: 'Här står vad varje nämnd har registrerat. Vill du läsa en handling, fråga oss: du behöver inte säga vem du är eller varför.',
    authority: 'Nämnd',
    year: 'År',
    show: 'Visa',
    caption: '{{authority}}, {{year}}',
    number: 'Nummer',
    date: 'Kom in',
    subject: 'Gäller',
    from: 'Från eller till',
    secret: 'omfattas av sekretess',
    emptyTitle: 'Inget är registrerat {{year}}',
    empty: 'Här syns det som nämnden registrerar, med datum, nummer och vad det gäller.',
    pages: 'Bläddra i diariet',
    newer: 'Nyare',
    older: 'Äldre',
  },
  en: {
    title: 'Public diary',
    lead: 'This is what each board has registered. If you want to read a document, ask us: you need not say who you are or why.',
    authority: 'Board',
    year: 'Year',
    show: 'Show',
    caption: '{{authority}}, {{year}}',
    number: 'Number',
    date: 'Received',
    subject: 'About',
    from: 'From or to',
    secret: 'covered by secrecy',
    emptyTitle: 'Nothing is registered in {{year}}',
    empty: 'What the board registers appears here, with date, number and subject.',
    pages: 'Pages of the diary',
    newer: 'Newer',
    older: 'Older',
  },
})

export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return context.get(pageRequest).call(readDiary, {
    authorityId: query.get('namnd') || null,
    year: query.get('ar') || null,
    before: query.get('fore') || null,
  })
}

/** What each board has registered: public, but for what is secret (public access to information and secrecy act, ch. 5). */
export default function DiaryPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(texts)
  const times = useTimes()
  const { authorities, authorityId, year, rows, older } = loaderData
  const authority = authorities.find((each) => each.id === authorityId)?.name ?? ''
  const secret = <span className="quiet">{say('secret')}</span>
  return (
    <CitizenFrame page="diary" title={say('title')}>
      <main id="main" className="page lead" tabIndex={-1}>
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        <form className="row" method="get">
          <Select
            name="namnd"
            label={say('authority')}
            defaultValue={authorityId}
            options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="ar" label={say('year')} defaultValue={String(year)} inputMode="numeric" isShort />
          <Button type="submit" variant="secondary">
            {say('show')}
          </Button>
        </form>
        <Table
          caption={say('caption', { authority, year })}
          rows={rows}
          rowKey={(row) => row.number}
          scrollLabel={say('caption', { authority, year })}
          empty={<EmptyState title={say('emptyTitle', { year })}>{say('empty')}</EmptyState>}
          columns={[
            {
              key: 'number',
              head: say('number'),
              cell: (row) => <span className="nowrap">{row.number}</span>,
              isRowHead: true,
            },
            { key: 'date', head: say('date'), cell: (row) => <time dateTime={row.date}>{times.day(row.date)}</time> },
            { key: 'subject', head: say('subject'), cell: (row) => row.title ?? secret },
            { key: 'from', head: say('from'), cell: (row) => row.counterpart ?? '' },
          ]}
        />
        {older !== null && (
          <Pager
            label={say('pages')}
            olderHref={`?namnd=${authorityId}&ar=${year}&fore=${older}`}
            words={{ newer: say('newer'), older: say('older') }}
          />
        )}
      </main>
    </CitizenFrame>
  )
}
