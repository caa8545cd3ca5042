import { data } from 'react-router'
import type { z } from 'zod'
import { listPublic } from '#domains/directory/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Facts } from '#web/shared/ui/facts.tsx'
import type { Route } from './+types/units.ts'
import { citizenAddress, telephoneAddress } from './addresses.ts'
import { publicDirectoryTexts } from './directory-texts.ts'
import { CitizenFrame, useMunicipality } from './frame.tsx'
import { weekLines } from './week-lines.ts'

/** Seconds the finished page is kept in the server's memory. */
const KEPT = '60'

type Unit = z.output<(typeof listPublic)['reply']>['units'][number]

export async function loader({ context }: Route.LoaderArgs) {
  const done = await context.get(pageRequest).attempt(listPublic, {})
  return data({ units: done.ok ? done.reply.units : null }, done.ok ? { headers: { 'x-torget-keep': KEPT } } : {})
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** What each unit answers for and how it is reached. No names of staff. */
export default function UnitsPage({ loaderData: { units } }: Route.ComponentProps) {
  const say = useTexts(publicDirectoryTexts)
  const language = useLanguage()
  const { profile } = useMunicipality()
  const departments = [...Map.groupBy(units ?? [], (unit) => unit.department)]
  return (
    <CitizenFrame page="units" title={say('title')}>
      <main id="main" className="page lead" tabIndex={-1}>
        <h1>{say('title')}</h1>
        <p>
          {say('lead')} <a href={citizenAddress(language, 'ask')}>{say('ask')}</a>
        </p>
        <p>
          <a href={citizenAddress(language, 'elected')}>{say('toElected')}</a>
        </p>
        {!units && <p>{say('none', { phone: profile.phone })}</p>}
        {departments.map(([department, members]) => (
          <section key={department} className="section" aria-labelledby={`d-${members[0]!.id}`}>
            <h2 id={`d-${members[0]!.id}`}>{department}</h2>
            <div className="unit-list">
              {members.map((unit) => (
                <UnitEntry key={unit.id} unit={unit} />
              ))}
            </div>
          </section>
        ))}
      </main>
    </CitizenFrame>
  )
}

function UnitEntry({ unit }: { unit: Unit }) {
  const say = useTexts(publicDirectoryTexts)
  const language = useLanguage()
  const hours = (channel: string) => weekLines(unit.hours, channel, language).join('\n')
  return (
    <article>
      <h3 id={unit.id}>{unit.name}</h3>
      <Facts
        isTight
        facts={[
          {
            term: say('does'),
            value: unit.functions.length > 0 && unit.functions.map((each) => each.name).join(', '),
          },
          { term: say('phone'), value: unit.phone && <a href={telephoneAddress(unit.phone)}>{unit.phone}</a> },
          { term: say('phoneHours'), value: unit.phone && <span className="is-lines">{hours('phone')}</span> },
          { term: say('email'), value: unit.email && <a href={`mailto:${unit.email}`}>{unit.email}</a> },
          { term: say('place'), value: [unit.place, unit.address].filter(Boolean).join(', ') },
          { term: say('open'), value: unit.place && <span className="is-lines">{hours('visit')}</span> },
        ].filter(({ value }) => value !== false)}
      />
    </article>
  )
}
