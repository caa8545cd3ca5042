import { Form, redirect, useSubmit } from 'react-router'
import { listAgreements } from '#domains/catalogue/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import type { Route } from './+types/agreements.ts'
import { durationWords } from './duration-words.ts'
import { agreementTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const unitId = new URL(request.url).searchParams.get('unit')
  if (unitId && !ID.test(unitId)) throw redirect('/agreements')
  const { rows } = await page.call(listAgreements, {})
  const units = new Map(rows.map((row) => [row.unitId, row.unit]))
  return {
    frame,
    unitId: unitId ?? '',
    units: [...units].toSorted((a, b) => a[1].localeCompare(b[1], 'sv')),
    rows: unitId ? rows.filter((row) => row.unitId === unitId) : rows,
  }
}

export default function AgreementsRoute({ loaderData: { frame, rows, units, unitId } }: Route.ComponentProps) {
  const say = useTexts(agreementTexts)
  const language = useLanguage()
  const times = useTimes()
  const submit = useSubmit()
  const written = rows.filter((row) => !row.byDefault).length
  return (
    <WorkFrame frame={frame} form="desk" quiet={60_000}>
      <title>{say('title')}</title>
      <div className="head">
        <h1>{say('title')}</h1>
        <p className="quiet">{say('count', { count: rows.length, written })}</p>
        <Form className="row push no-print" method="get" onChange={(event) => void submit(event.currentTarget)}>
          <label className="hidden-text" htmlFor="unit">
            {say('unit')}
          </label>
          <select className="control" id="unit" name="unit" defaultValue={unitId}>
            <option value="">{say('allUnits')}</option>
            {units.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <noscript>
            <button className="button is-secondary" type="submit">
              {say('show')}
            </button>
          </noscript>
        </Form>
      </div>
      <p>{say('about')}</p>
      <Table
        caption={say('caption')}
        isCaptionHidden
        scrollLabel={say('caption')}
        rows={rows}
        rowKey={(row) => row.serviceId}
        empty={<EmptyState title={say('empty')}>{say('emptyAbout')}</EmptyState>}
        columns={[
          {
            key: 'service',
            head: say('service'),
            isRowHead: true,
            cell: (row) => <a href={`/agreements/${row.serviceId}`}>{row.service}</a>,
          },
          { key: 'department', head: say('department'), cell: (row) => row.department },
          { key: 'unit', head: say('unit'), cell: (row) => row.unit },
          { key: 'level', head: say('level'), isNumber: true, cell: (row) => row.rosaLevel },
          { key: 'centre', head: say('centre'), cell: (row) => say(`centre-${row.agreement.centre}`) },
          {
            key: 'accept',
            head: say('accept'),
            cell: (row) => durationWords(row.agreement.acceptWithinMinutes, language, say),
          },
          {
            key: 'answer',
            head: say('answer'),
            cell: (row) => durationWords(row.agreement.answerWithinMinutes, language, say),
          },
          {
            key: 'from',
            head: say('from'),
            cell: (row) =>
              row.byDefault ? (
                <span className="quiet">{say('byDefault')}</span>
              ) : (
                <span className="nowrap">{times.day(`${row.agreement.validFrom}T12:00:00Z`)}</span>
              ),
          },
        ]}
      />
    </WorkFrame>
  )
}
