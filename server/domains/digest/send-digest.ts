import { Temporal } from 'temporal-polyfill'
import type { Context } from '#platform/operations/context.ts'
import { sendLater } from '#platform/messages/send-later.ts'
import { say } from '#platform/text/language.ts'
import type { DigestContent } from './contract.ts'
import { coordinatorsOf } from './coordinators.ts'
import { digestTableText } from './digest-table.ts'

const TOP = 5
const language = 'sv'

/** Puts a week's digest in the sent ledger, one letter to each coordinator, the table attached. Said once, however often it is tried. */
export async function sendDigest(
  context: Context,
  department: { id: string; name: string },
  week: string,
  content: DigestContent,
): Promise<void> {
  const { tx, actor, clock } = context
  const number = Temporal.PlainDate.from(week).weekOfYear ?? ''
  const words = { department: department.name, week: number }
  const file = {
    name: `veckobrev-${week}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: new TextEncoder().encode(digestTableText(content, language)),
  }
  for (const { staffId, email } of await coordinatorsOf(context, department.id)) {
    if (!email) continue
    await sendLater(tx, {
      municipalityId: actor.municipalityId,
      intent: `digest:${department.id}:${week}:${staffId}`,
      recipient: email,
      subject: say(language, 'digest.subject', words),
      body: say(language, 'digest.body', { ...words, lines: linesOf(content).join('\n') }),
      language,
      subjectId: null,
      duty: false,
      attachments: [file],
      at: clock.now(),
    })
  }
}

/** The week in a few lines. */
function linesOf(content: DigestContent): string[] {
  const told = (code: string, words: Record<string, string | number>) => say(language, `digest.${code}`, words)
  const number = (value: number) => String(value).replace('.', ',')
  if (content.received === 0 && content.handOversIn.offered === 0) return [say(language, 'digest.nothing')]
  const usual = (value: number | null) => (value === null ? '' : told('usually', { usual: number(value) }))
  const { handOversIn } = content
  return [
    told('received', { count: content.received, usual: usual(content.usual) }),
    ...content.services
      .slice(0, TOP)
      .map((row) => told('service', { name: row.name, count: row.received, usual: usual(row.usual) })),
    told('in', {
      count: handOversIn.offered,
      accepted: handOversIn.accepted,
      returned: handOversIn.returned,
      silent: handOversIn.silent,
    }),
    ...content.webPages.slice(0, TOP).map((row) => told('web', { address: row.address, service: row.service })),
  ]
}
