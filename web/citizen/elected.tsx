import { data } from 'react-router'
import { listElected } from '#domains/directory/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import type { Route } from './+types/elected.ts'
import { citizenAddress } from './addresses.ts'
import { publicDirectoryTexts } from './directory-texts.ts'
import { CitizenFrame } from './frame.tsx'

/** Seconds the finished page is kept in the server's memory. */
const KEPT = '60'

export async function loader({ context }: Route.LoaderArgs) {
  const { members } = await context.get(pageRequest).call(listElected, {})
  return data({ members }, { headers: { 'x-torget-keep': KEPT } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

/** Who is elected to decide, with party and assignments. */
export default function ElectedPage({ loaderData: { members } }: Route.ComponentProps) {
  const say = useTexts(publicDirectoryTexts)
  const language = useLanguage()
  return (
    <CitizenFrame page="elected" title={say('electedTitle')}>
      <main id="main" className="page lead" tabIndex={-1}>
        <h1>{say('electedTitle')}</h1>
        <p>{say('electedLead')}</p>
        <p>
          <a href={citizenAddress(language, 'units')}>{say('toUnits')}</a>
        </p>
        <Table
          caption={say('electedTitle')}
          isCaptionHidden
          scrollLabel={say('electedTitle')}
          rows={members}
          rowKey={(member) => `${member.name} ${member.email}`}
          empty={<EmptyState title={say('electedNone')} />}
          columns={[
            {
              key: 'name',
              head: say('name'),
              isRowHead: true,
              cell: (member) => (member.email ? <a href={`mailto:${member.email}`}>{member.name}</a> : member.name),
            },
            { key: 'party', head: say('party'), cell: (member) => member.party },
            {
              key: 'assignments',
              head: say('assignments'),
              cell: (member) => member.assignments.map(({ body, role }) => `${body}, ${role}`).join(' · '),
            },
          ]}
        />
      </main>
    </CitizenFrame>
  )
}
