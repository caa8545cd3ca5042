import type { z } from 'zod'
import type { readQuestion } from '#domains/contacts/contract.ts'
import type { Say } from '#web/shared/i18n/texts.ts'
import type { Channel } from './channel-icons.ts'
import type { contactTexts } from './contact-texts.ts'
import type { QuestionSay } from './question-texts.ts'
import type { deskTexts } from './texts.ts'

export type QuestionView = z.output<(typeof readQuestion)['reply']>
type Entry = QuestionView['timeline'][number]

/** The ways to say what happened: the question's own words, and those it borrows. */
export type TimelineSay = {
  question: QuestionSay
  contact: Say<keyof (typeof contactTexts)['sv']>
  desk: Say<keyof (typeof deskTexts)['sv']>
  /** A moment as it is said: 15:00, "i morgon 12:00". */
  when: (at: string) => string
}

const channels = new Set<string>(['phone', 'visit', 'email', 'web', 'chat', 'sms', 'letter', 'social', 'other'])
const reasons = new Set<string>(['wrong_receiver', 'incomplete', 'no_time', 'answered_already', 'other'])

/** One thing that happened, as a sentence: "Åsa Berg på Renhållningen tog emot frågan." */
export function timelineWords(entry: Entry, say: TimelineSay): string {
  const { details } = entry
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : null)
  const channel = text('channel')
  const reason = text('reason')
  const until = text('acceptBy') ?? text('dueAt')
  const outcome = text('outcome') as NonNullable<QuestionView['outcome']> | null
  const words = {
    by: entry.by ?? say.question('someone'),
    unit: text('unit') ?? entry.unit ?? say.question('theUnit'),
    staff: text('staff') ?? say.question('someone'),
    service: text('service') ?? say.question('aService'),
    channel: say.contact(`by-${channel !== null && channels.has(channel) ? (channel as Channel) : 'other'}`),
    when: until ? say.when(until) : '',
    reason: say.desk(`back-${reason !== null && reasons.has(reason) ? (reason as 'other') : 'other'}`),
    ...(typeof details['articles'] === 'number' ? { count: details['articles'] } : {}),
    outcome: outcome ? lower(say.question(`outcome-${outcome}`)) : '',
  }
  return upper(say.question(keyOf(entry, text('staff') !== null), words))
}

function keyOf(entry: Entry, isToPerson: boolean) {
  if (entry.kind === 'received') return entry.by ? 'ev-received-by' : 'ev-received'
  if (entry.kind === 'offered') return isToPerson ? 'ev-offered-staff' : 'ev-offered'
  if (entry.kind === 'promised')
    return entry.details['kind'] === 'call_back' ? 'ev-promised-call_back' : 'ev-promised-answer'
  if (entry.kind === 'answered' && typeof entry.details['articles'] === 'number') return 'ev-answered-articles'
  return `ev-${entry.kind}` as const
}

function upper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
}

function lower(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('sv') + text.slice(1)
}
