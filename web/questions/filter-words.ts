import type { Say } from '#web/shared/i18n/texts.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { questionsTexts } from './texts.ts'

type Key = keyof (typeof questionsTexts)['sv']

/** Names of what filters name by id or code. */
export type FilterNames = {
  service: (id: string) => string | undefined
  unit: (id: string) => string | undefined
  place: (id: string) => string | undefined
  channel: (code: string) => string
  outcome: (code: string) => string
}

/** One filter in words, and the fields that go when it is taken away. */
export type FilterWords = { fields: string[]; text: string }

const spans = [
  ['from', 'to'],
  ['closedFrom', 'closedTo'],
  ['offeredFrom', 'offeredTo'],
  ['returnedFrom', 'returnedTo'],
] as const

/** What an address asks for, as words: "kom in 21 maj mellan 00:00 och 14:30", "gäller Sophämtning". */
export function filterWords(query: URLSearchParams, names: FilterNames, say: Say<Key>, times: Times): FilterWords[] {
  const found: FilterWords[] = []
  for (const [from, to] of spans) {
    const [starts, ends] = [query.get(from), query.get(to)]
    if (!starts && !ends) continue
    found.push({ fields: [from, to], text: spanWords(from, starts, ends, say, times) })
  }
  for (const [field, value] of query) {
    const text = value === '' ? null : valueWords(field, value, names, say)
    if (text) found.push({ fields: [field], text })
  }
  return found
}

function spanWords(
  field: (typeof spans)[number][0],
  from: string | null,
  to: string | null,
  say: Say<Key>,
  times: Times,
): string {
  if (!from || !to) {
    const when = times.full((from ?? to)!)
    return say(from ? 'f-from' : 'f-to', { when })
  }
  const words = { day: times.near(from), from: times.clock(from), to: times.clock(to) }
  const isWhole = words.from === '00:00' && Date.parse(to) - Date.parse(from) <= 25 * 3_600_000 && words.to === '00:00'
  const isOneDay = times.date(from) === times.date(new Date(Date.parse(to) - 1))
  if (field === 'from' && isOneDay) return say(isWhole ? 'f-day' : 'f-span', words)
  const when = isWhole
    ? say('onDay', words)
    : isOneDay
      ? say('between', words)
      : say('fromTo', { from: times.full(from), to: times.full(to) })
  const about = {
    from: 'f-from',
    closedFrom: 'f-closed',
    offeredFrom: 'f-offered',
    returnedFrom: 'f-returned',
  } as const
  return say(about[field], { when })
}

const yesNo = new Set(['waiting', 'overdue', 'brokenPromise'])
const named = { serviceId: 'service', unitId: 'unit', withUnitId: 'unit', toUnitId: 'unit', placeId: 'place' } as const
const coded: Record<string, readonly string[]> = {
  without: ['service', 'place'],
  state: ['open', 'closed'],
  ended: ['direct', 'later', 'otherwise'],
  cameBack: ['returned', 'expired', 'asked_back', 'added'],
  handedOver: ['true', 'false'],
  secret: ['true', 'false'],
}

function valueWords(field: string, value: string, names: FilterNames, say: Say<Key>): string | null {
  if (yesNo.has(field)) return value === 'true' ? say(`f-${field}` as 'f-waiting') : null
  if (coded[field]?.includes(value)) return say(`f-${field}-${value}` as 'f-state-open')
  if (field === 'channel') return say('f-channel', { name: names.channel(value) })
  if (field === 'outcome') return say('f-outcome', { name: names.outcome(value) })
  if (!Object.hasOwn(named, field)) return null
  const key = field as keyof typeof named
  return say(`f-${key}`, { name: names[named[key]](value) ?? say('unknown') })
}
