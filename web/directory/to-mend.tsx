import { data, Form, redirect } from 'react-router'
import type { z } from 'zod'
import { closeReport, listReports, uncoveredDuties } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/to-mend.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { readSide } from './read-side.ts'
import { directoryTexts } from './texts.ts'
import { UncoveredTable } from './uncovered-table.tsx'

export const handle = { mood: 'work', script: true } as const

type Report = z.output<(typeof listReports)['reply']>['reports'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const [{ reports }, { duties }] = await Promise.all([page.call(listReports, {}), page.call(uncoveredDuties, {})])
  return { side, reports, duties }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const reportId = field(page.form, 'reportId')
  const outcome = field(page.form, 'outcome')
  const done = await page.attempt(closeReport, { reportId, version: Number(field(page.form, 'version')), outcome })
  if (!done.ok) return data({ reportId, outcome, problem: done.problem }, { status: done.problem.status })
  throw redirect('/directory/to-mend', 303)
}

/** What is to be put right: duties without cover, and what colleagues said is wrong. */
export default function ToMendRoute({ loaderData: { side, reports, duties }, actionData }: Route.ComponentProps) {
  const say = useTexts(directoryTexts)
  return (
    <DirectoryFrame side={side}>
      <title>{`${say('toMend')}, ${say('title')}`}</title>
      <h1>{say('toMend')}</h1>
      <section className="stack is-tight" aria-labelledby="uncovered">
        <h2 className="label" id="uncovered">
          {say('uncovered')} <span>{duties.length}</span>
        </h2>
        <p className="quiet">{duties.length > 0 ? say('uncoveredAbout') : say('uncoveredNone')}</p>
        {duties.length > 0 && <UncoveredTable duties={duties} />}
      </section>
      <section className="stack" aria-labelledby="reports">
        <h2 className="label" id="reports">
          {say('reports')} <span>{reports.length}</span>
        </h2>
        {reports.length === 0 && <EmptyState title={say('reportsNone')}>{say('reportsNoneAbout')}</EmptyState>}
        {reports.map((report) => (
          <ReportCard
            key={report.id}
            report={report}
            refused={actionData?.reportId === report.id ? actionData : null}
          />
        ))}
      </section>
    </DirectoryFrame>
  )
}

const pages = { person: 'person', unit: 'unit', duty: 'duty', outside: 'outside' } as const

function ReportCard(props: {
  report: Report
  refused: { outcome: string; problem: { detail: string; errors: { detail: string }[] } } | null
}) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const { report, refused } = props
  return (
    <article className="stack is-tight">
      <h3>
        <a href={`/directory/${pages[report.subject]}/${report.subjectId}`}>{report.about}</a>
      </h3>
      <p>{report.words}</p>
      <p className="quiet">
        {say('reportedBy', { by: report.reportedBy ?? say('somebody'), when: times.short(report.reportedAt) })}
      </p>
      {report.mayClose ? (
        <Form method="post" className="row is-fields">
          <input type="hidden" name="reportId" value={report.id} />
          <input type="hidden" name="version" value={report.version} />
          <TextField
            name="outcome"
            id={`outcome-${report.id}`}
            label={say('done')}
            required
            maxLength={500}
            defaultValue={refused?.outcome}
            error={refused ? (refused.problem.errors[0]?.detail ?? refused.problem.detail) : undefined}
          />
          <Button type="submit" variant="secondary">
            {say('close')}
          </Button>
        </Form>
      ) : (
        <Notice tone="done">{say('mine', { unit: report.unit.name })}</Notice>
      )}
    </article>
  )
}
