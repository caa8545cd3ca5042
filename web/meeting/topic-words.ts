import type { Topic } from '#domains/meeting/contract.ts'
import type { Say } from '#web/shared/i18n/texts.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { meetingTexts } from './texts.ts'

type MeetingSay = Say<keyof (typeof meetingTexts)['sv']>

/** What a topic says, in one line. */
export function topicWords(topic: Topic, now: string, say: MeetingSay, times: Times): string {
  const { grew } = topic
  const service = topic.service ?? ''
  if (!grew) return service ? `${service}: ${topic.words}` : topic.words
  const words = { service, asked: grew.asked, expected: String(grew.expected).replace('.', ',') }
  if (grew.span === 'week') return say('topicGrewWeek', words)
  if (grew.since === times.date(now)) return say('topicGrew', words)
  return say('topicGrewOn', { ...words, day: times.near(`${grew.since}T12:00:00Z`) })
}

/** The page with the questions behind a number; undefined for those who may not see them. */
export function listHref(list: Record<string, string> | null): string | undefined {
  return list ? `/questions?${new URLSearchParams(list).toString()}` : undefined
}
