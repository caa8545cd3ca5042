import { Link } from 'react-router'
import type { z } from 'zod'
import type { readUnit } from '#domains/directory/contract.ts'
import { telephoneAddress } from '#web/citizen/addresses.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { PresenceLine } from './presence.tsx'
import { directoryTexts } from './texts.ts'

type Person = z.output<(typeof readUnit)['reply']>['people'][number]

/** People with where they are now and how to reach them. */
export function PeopleTable(props: { caption: string; people: Person[]; hasUnit?: boolean }) {
  const say = useTexts(directoryTexts)
  return (
    <Table
      caption={props.caption}
      isCaptionHidden
      scrollLabel={props.caption}
      rows={props.people}
      rowKey={(person) => person.id}
      empty={<EmptyState title={say('noPeople')} />}
      columns={[
        {
          key: 'name',
          head: say('name'),
          isRowHead: true,
          cell: (person) => <Link to={`/directory/person/${person.id}`}>{person.name}</Link>,
        },
        { key: 'now', head: say('now'), cell: (person) => <PresenceLine presence={person.presence} /> },
        { key: 'phone', head: say('phone'), cell: (person) => <PhoneLink phone={person.phone} /> },
        {
          key: 'duties',
          head: say('answersFor'),
          cell: (person) => person.duties[0] ?? person.title,
        },
        ...(props.hasUnit ? [{ key: 'unit', head: say('unit'), cell: (person: Person) => person.unit.name }] : []),
      ]}
    />
  )
}

/** A number that can be pressed. */
export function PhoneLink({ phone }: { phone: string | null }) {
  if (!phone) return null
  return (
    <a className="nowrap" href={telephoneAddress(phone)}>
      {phone}
    </a>
  )
}
