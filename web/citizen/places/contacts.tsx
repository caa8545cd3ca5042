import { data } from 'react-router'
import type { z } from 'zod'
import { listElected, listPublic } from '#domains/directory/contract.ts'
import { telephoneAddress } from '#web/citizen/addresses.ts'
import { CitizenFrame, useMunicipality } from '#web/citizen/frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/contacts.ts'
import { contactTexts } from './texts.ts'

type Unit = z.output<typeof listPublic.reply>['units'][number]
type Member = z.output<typeof listElected.reply>['members'][number]

/** Seconds: nobody tells the pages that the directory has changed. */
const KEPT = '60'

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const [{ units }, { members }] = await Promise.all([page.call(listPublic, {}), page.call(listElected, {})])
  return data({ units, members }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** Who answers for what, and who decides. Units and elected members; nobody who is only employed. */
export default function ContactsPage({ loaderData }: Route.ComponentProps) {
  const say = useTexts(contactTexts)
  const language = useLanguage()
  const { profile } = useMunicipality()
  const departments = [...Map.groupBy(loaderData.units, (unit) => unit.department)].toSorted(([a], [b]) =>
    a.localeCompare(b, 'sv'),
  )
  return (
    <CitizenFrame page="contacts" title={say('title')}>
      <main className="narrow is-wide" id="main">
        <div className="lead">
          <h1>{say('title')}</h1>
          <p>
            {say('lead')}{' '}
            <a className="nowrap" href={telephoneAddress(profile.phone)}>
              {profile.phone}
            </a>
            .
          </p>
        </div>
        {departments.map(([department, units], at) => (
          <section key={department} aria-labelledby={`department-${at}`}>
            <h2 id={`department-${at}`} lang={language === 'sv' ? undefined : 'sv'}>
              {department}
            </h2>
            <ul className="found">
              {units.map((unit) => (
                <UnitLine key={unit.id} unit={unit} />
              ))}
            </ul>
          </section>
        ))}
        <Elected members={loaderData.members} />
      </main>
    </CitizenFrame>
  )
}

function UnitLine({ unit }: { unit: Unit }) {
  const language = useLanguage()
  const swedish = language === 'sv' ? undefined : 'sv'
  return (
    <li>
      <h3 lang={swedish}>{unit.name}</h3>
      {unit.functions.length > 0 && <p lang={swedish}>{unit.functions.map(({ name }) => name).join(', ')}</p>}
      <p className="quiet row">
        {unit.email && <a href={`mailto:${unit.email}`}>{unit.email}</a>}
        {unit.place && <span lang={swedish}>{unit.place}</span>}
      </p>
    </li>
  )
}

function Elected({ members }: { members: Member[] }) {
  const say = useTexts(contactTexts)
  const language = useLanguage()
  const swedish = language === 'sv' ? undefined : 'sv'
  return (
    <section aria-labelledby="elected">
      <h2 id="elected">{say('elected')}</h2>
      {members.length === 0 && <EmptyState title={say('noElected')} />}
      <ul className="found">
        {members.map((member) => (
          <li key={`${member.name} ${member.party}`}>
            <h3 lang={swedish}>
              {member.name} <span className="quiet">{member.party}</span>
            </h3>
            <p lang={swedish}>{member.assignments.map(({ body, role }) => `${body}: ${role}`).join(' · ')}</p>
            <p className="quiet row">
              {member.email && <a href={`mailto:${member.email}`}>{member.email}</a>}
              {member.phone && <a href={telephoneAddress(member.phone)}>{member.phone}</a>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
