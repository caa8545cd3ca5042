import { data, redirect } from 'react-router'
import { readUnit, reportWrong, saveTurns } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import type { Route } from './+types/unit-page.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { OpenHours } from './open-hours.tsx'
import { PeopleTable, PhoneLink } from './people-table.tsx'
import { PresenceLine } from './presence.tsx'
import { readSide } from './read-side.ts'
import { ReportForm } from './report-form.tsx'
import { directoryTexts } from './texts.ts'
import { TurnsForm, type UnitCard } from './turns-form.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  return {
    side,
    unit: await page.call(readUnit, { unitId: params.unitId }),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const { unitId } = params
  const typed = Object.fromEntries(Object.entries(page.form.fields).map(([name, values]) => [name, values[0] ?? '']))
  if (field(page.form, 'do') === 'turns') {
    const turns = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
      const staffId = field(page.form, `turn-${weekday}`)
      return staffId ? [{ staffId, weekday }] : []
    })
    const dated = page.form.fields['dated'] ?? []
    const kept = dated.flatMap((each) => {
      const [staffId = '', day = ''] = each.split(' ')
      return [{ staffId, day }]
    })
    const done = await page.attempt(saveTurns, {
      unitId,
      version: Number(field(page.form, 'version')),
      turns: [...turns, ...kept],
    })
    if (!done.ok) return data({ form: 'turns', typed, problem: done.problem }, { status: done.problem.status })
    throw redirect(`/directory/unit/${unitId}?done=saved`, 303)
  }
  const done = await page.attempt(reportWrong, { subject: 'unit', subjectId: unitId, words: field(page.form, 'words') })
  if (!done.ok) return data({ form: 'report', typed, problem: done.problem }, { status: done.problem.status })
  throw redirect(`/directory/unit/${unitId}?done=told`, 303)
}

/** One unit: who is there, what it answers for, how it is reached. */
export default function UnitRoute({ loaderData: { side, unit, done }, actionData }: Route.ComponentProps) {
  const say = useTexts(directoryTexts)
  const refused = actionData ?? null
  return (
    <DirectoryFrame
      side={side}
      helpsName={unit.name}
      helps={
        <>
          <OpenHours hours={unit.hours} />
          {unit.mayChange && unit.supportPhone && (
            <TurnsForm key={unit.version} unit={unit} problem={refused?.form === 'turns' ? refused.problem : null} />
          )}
          <ReportForm refused={refused?.form === 'report' ? refused : null} />
        </>
      }
    >
      <title>{`${unit.name}, ${say('title')}`}</title>
      <output>
        {done && <Notice tone="done">{done === 'told' ? say('reported', { unit: unit.name }) : say('saved')}</Notice>}
      </output>
      <h1>{unit.name}</h1>
      <Reach unit={unit} />
      {unit.reports > 0 && (
        <p>
          <a href="/directory/to-mend">{say('openReports', { count: unit.reports })}</a>
        </p>
      )}
      <section className="stack is-tight" aria-labelledby="people">
        <h2 className="label" id="people">
          {say('people')} <span>{unit.people.length}</span>
        </h2>
        <PeopleTable caption={say('people')} people={unit.people} />
      </section>
      <Duties unit={unit} />
    </DirectoryFrame>
  )
}

function Reach({ unit }: { unit: UnitCard }) {
  const say = useTexts(directoryTexts)
  return (
    <Facts
      className="is-wide"
      facts={[
        { term: say('department'), value: unit.department },
        {
          term: say('supportPhone'),
          value: unit.supportPhone && (
            <>
              <PhoneLink phone={unit.supportPhone} />{' '}
              {unit.support ? (
                <>
                  <a href={`/directory/person/${unit.support.id}`}>
                    {say('supportToday', { name: unit.support.name })}
                  </a>{' '}
                  <PresenceLine presence={unit.support.presence} isShort />
                </>
              ) : (
                <span className="quiet">{say('supportNobody')}</span>
              )}
            </>
          ),
        },
        { term: say('email'), value: unit.email && <a href={`mailto:${unit.email}`}>{unit.email}</a> },
        { term: say('place'), value: [unit.place, unit.address].filter(Boolean).join(', ') },
      ]}
    />
  )
}

function Duties({ unit }: { unit: UnitCard }) {
  const say = useTexts(directoryTexts)
  return (
    <section className="stack is-tight" aria-labelledby="duties">
      <h2 className="label" id="duties">
        {say('duties')} <span>{unit.duties.length}</span>
      </h2>
      <Table
        caption={say('duties')}
        isCaptionHidden
        scrollLabel={say('duties')}
        rows={unit.duties}
        rowKey={(duty) => duty.id}
        empty={<EmptyState title={say('noDuties')} />}
        columns={[
          {
            key: 'duty',
            head: say('dutyName'),
            isRowHead: true,
            cell: (duty) => <a href={`/directory/duty/${duty.id}`}>{duty.name}</a>,
          },
          {
            key: 'main',
            head: say('main'),
            cell: (duty) =>
              duty.main ? (
                <>
                  {duty.main.name}
                  <br />
                  <span className="quiet">
                    <PresenceLine presence={duty.main.presence} isShort />
                  </span>
                </>
              ) : (
                <span className="quiet">{say('noMain')}</span>
              ),
          },
          {
            key: 'substitutes',
            head: say('substitutes'),
            cell: (duty) => duty.substitutes.map((each) => each.name).join(', '),
          },
        ]}
      />
      {unit.mayChange && (
        <p>
          <LinkButton variant="secondary" icon="plus" href={`/directory/duty/new?unit=${unit.id}`}>
            {say('newDuty')}
          </LinkButton>
        </p>
      )}
    </section>
  )
}
