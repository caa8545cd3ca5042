import { z } from 'zod'
import { channelSchema, date, id, text, timeOfDay, weekday } from './format-fields.ts'

const openInterval = z.strictObject({ channel: channelSchema, weekday, from: timeOfDay, to: timeOfDay })
const exception = z.union([
  z.strictObject({ date, channel: channelSchema, closed: z.literal(true), reason: text }),
  z.strictObject({ date, channel: channelSchema, from: timeOfDay, to: timeOfDay, reason: text }),
])

/** How one gets in and about, as somebody needs to know before they go. */
const accessFact = z.strictObject({
  fact: z.enum(['step-free', 'door-opener', 'lift', 'toilet', 'parking', 'hearing-loop', 'seating', 'guide-dogs']),
  has: z.enum(['yes', 'partly', 'no']),
  sv: text,
  en: text,
})

/** A place where citizens are met. */
export const placeSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['main', 'branch']),
  address: text,
  floors: z.array(z.strictObject({ id, name: text })).min(1),
  /** In running words, with what no fact has a name for. */
  access: text,
  accessFacts: z.array(accessFact).refine((facts) => new Set(facts.map(({ fact }) => fact)).size === facts.length),
  /** How to get there. */
  travel: z.strictObject({ sv: text, en: text }),
  hours: z.array(openInterval).min(1),
  dayBeforeHoliday: z.array(z.strictObject({ channel: channelSchema, to: timeOfDay })),
  exceptions: z.array(exception),
})
