import { data, redirect, useRouteLoaderData, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { readPerson } from '#domains/directory/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/person.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { hoursAsText } from './hours-text.ts'
import { languageWords } from './language-words.ts'
import { PhoneLink } from './people-table.tsx'
import { carryOut } from './person-doings.ts'
import { AbsenceForm, EntryForm, type Refused } from './person-forms.tsx'
import { PresenceLine } from './presence.tsx'
import { readSide } from './read-side.ts'
import { ReportForm } from './report-form.tsx'
import { directoryTexts } from './texts.ts'

export const handle = { mood: 'work', script: true } as const

export type PersonCard = z.output<(typeof readPerson)['reply']>

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  return { side, person: await page.call(readPerson, { staffId: params.staffId }) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const done = await carryOut(page, params.staffId)
  if (!done.ok) return data(done, { status: done.problem?.status ?? 422 })
  const query = new URLSearchParams({ ...done.query })
  const q = new URL(request.url).searchParams.get('q')
  if (q) query.set('q', q)
  throw redirect(`/directory/person/${params.staffId}?${query}`, 303)
}

/** Also after a refusal: what somebody else wrote is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

/** One colleague: are they there, how they are reached, what they answer for. */
export default function PersonRoute({ loaderData: { side, person }, actionData }: Route.ComponentProps) {
  const say = useTexts(directoryTexts)
  const refused: Refused | null = actionData ?? null
  return (
    <DirectoryFrame
      side={side}
      helpsName={person.name}
      helps={
        <>
          <Absences person={person} />
          {person.mayChange && <AbsenceForm key={`absence-${person.version}`} person={person} refused={refused} />}
          {person.mayChange && <EntryForm key={`entry-${person.version}`} person={person} refused={refused} />}
          <ReportForm refused={refused?.form === 'report' ? refused : null} />
        </>
      }
    >
      <title>{`${person.name}, ${say('title')}`}</title>
      <Done />
      <div className="stack is-tight">
        <h1>{person.name}</h1>
        <p>
          {person.title}, <a href={`/directory/unit/${person.unit.id}`}>{person.unit.name}</a>
        </p>
        <p className="is-presence">
          <PresenceLine presence={person.presence} />
        </p>
      </div>
      <Reach person={person} />
      {person.duties.length > 0 && (
        <section className="stack is-tight" aria-labelledby="answers-for">
          <h2 className="label" id="answers-for">
            {say('answersFor')}
          </h2>
          <ul className="stack is-tight">
            {person.duties.map((duty) => (
              <li key={duty.id}>
                <a href={`/directory/duty/${duty.id}`}>{duty.name}</a>{' '}
                <span className="quiet">
                  {[
                    duty.unit.id === person.unit.id ? '' : duty.unit.name,
                    duty.kind === 'main' ? '' : say('asSubstitute'),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DirectoryFrame>
  )
}

function Done() {
  const say = useTexts(directoryTexts)
  const [query] = useSearchParams()
  const told = query.get('told')
  return (
    <output>
      {told && <Notice tone="done">{say('reported', { unit: told })}</Notice>}
      {query.get('saved') && <Notice tone="done">{say('saved')}</Notice>}
    </output>
  )
}

function Reach({ person }: { person: PersonCard }) {
  const say = useTexts(directoryTexts)
  const language = useLanguage()
  const { support } = person
  return (
    <Facts
      className="is-wide"
      facts={[
        { term: say('phone'), value: person.phone && <PhoneLink phone={person.phone} /> },
        { term: say('email'), value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a> },
        { term: say('room'), value: person.room },
        { term: say('languages'), value: languageWords(person.languages, language) },
        {
          term: say('ownHours'),
          value: person.hours && <span className="is-lines">{hoursAsText(person.hours, language)}</span>,
        },
        {
          term: say('supportPhone'),
          value: support && (
            <>
              <PhoneLink phone={support.phone} />{' '}
              <span className="quiet">
                {support.today ? say('supportToday', { name: support.today.name }) : say('supportNobody')}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}

function Absences({ person }: { person: PersonCard }) {
  const say = useTexts(directoryTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const isWhole = (moment: string) => times.clock(moment) === '00:00'
  const at = (moment: string) =>
    isWhole(moment)
      ? times.near(moment)
      : times.date(moment) === times.date(now)
        ? times.clock(moment)
        : times.short(moment)
  // A whole day ends at the midnight after it.
  const end = (moment: string) => (isWhole(moment) ? times.near(new Date(Date.parse(moment) - 1)) : at(moment))
  const span = (from: string, to: string) =>
    at(from) === end(to) ? at(from) : say('fromTo', { from: at(from), to: end(to) })
  return (
    <section className="stack is-tight" aria-labelledby="absences">
      <h2 className="label" id="absences">
        {say('coming')}
      </h2>
      {person.absences.length === 0 && <p className="quiet">{say('noAbsence')}</p>}
      <ul className="stack is-tight">
        {person.absences.map((absence) => (
          <li key={absence.id}>
            <span className="strong">{say(`kind-${absence.kind}`)}</span>{' '}
            {absence.to ? span(absence.from, absence.to) : say('fromOn', { from: at(absence.from) })}
            {absence.substitute && (
              <p className="quiet">
                {say('substitute')} <a href={`/directory/person/${absence.substitute.id}`}>{absence.substitute.name}</a>
              </p>
            )}
            {absence.reason && (
              <p className="quiet">
                {say('reason')}: {absence.reason}
              </p>
            )}
            {person.mayChange && (
              <form method="post">
                <input type="hidden" name="do" value="end-absence" />
                <input type="hidden" name="absenceId" value={absence.id} />
                <input type="hidden" name="version" value={absence.version} />
                <Button type="submit" variant="small">
                  {absence.from <= now ? say('backAgain') : say('takeAway')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
