import type { z } from 'zod'
import type { readAgreement } from '#domains/catalogue/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Table } from '#web/shared/ui/table.tsx'
import { durationWords } from './duration-words.ts'
import { agreementTexts } from './texts.ts'

type Version = z.output<(typeof readAgreement)['reply']>['versions'][number]

/** Every version that was written, newest first, and which of them holds. */
export function AgreementVersions({ versions, inForce }: { versions: Version[]; inForce: number }) {
  const say = useTexts(agreementTexts)
  const language = useLanguage()
  const times = useTimes()
  const day = (date: string) => times.day(`${date}T12:00:00Z`)
  const state = (row: Version) => {
    if (row.version === inForce) return <span className="tag is-main">{say('now')}</span>
    return (
      <span className="quiet">
        {row.version > inForce ? say('coming', { day: day(row.validFrom) }) : say('before')}
      </span>
    )
  }
  return (
    <Table
      caption={say('earlier')}
      scrollLabel={say('earlier')}
      rows={versions}
      rowKey={(row) => row.version}
      columns={[
        { key: 'version', head: say('version', { version: '' }), isRowHead: true, cell: (row) => row.version },
        { key: 'from', head: say('from'), cell: (row) => day(row.validFrom) },
        { key: 'centre', head: say('centre'), cell: (row) => say(`centre-${row.centre}`) },
        { key: 'accept', head: say('accept'), cell: (row) => durationWords(row.acceptWithinMinutes, language, say) },
        { key: 'answer', head: say('answer'), cell: (row) => durationWords(row.answerWithinMinutes, language, say) },
        { key: 'state', head: say('state'), cell: state },
        {
          key: 'by',
          head: say('written'),
          isQuiet: true,
          cell: (row) =>
            row.writtenBy
              ? say('writtenBy', { by: row.writtenBy, when: times.day(row.writtenAt) })
              : say('writtenAt', { when: times.day(row.writtenAt) }),
        },
      ]}
    />
  )
}
