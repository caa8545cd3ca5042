import { Temporal } from 'temporal-polyfill'
import { articlesToReview, gapsAbout } from '#domains/answers/index.ts'
import type { Span } from '#domains/contacts/index.ts'
import { staffNameWords, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { safeWords } from './common-words.ts'
import type { DigestContent } from './contract.ts'

/** How far ahead of its review date an article is told of. */
const AHEAD_DAYS = 14

/**
 * What the answer bank has to tell a department: questions about its services that no article answered, and its articles that are to be
 * looked over. What colleagues wrote of a gap is told without names and numbers, as everything here.
 */
export async function answersFor(
  context: Context,
  services: readonly { id: string; shortName: string }[],
  units: readonly { id: string }[],
  span: Span,
): Promise<DigestContent['answers']> {
  const names = new Set(await staffNameWords(context))
  const by = localDate(span.to, await zoneOf(context)).add({ days: AHEAD_DAYS })
  const gaps = await gapsAbout(
    context,
    services.map(({ id }) => id),
    span.from,
    span.to,
  )
  const due = await articlesToReview(
    context,
    units.map(({ id }) => id),
    Temporal.PlainDate.from(by).toString(),
  )
  return {
    gaps: gaps.map(({ serviceId, count, latest }) => ({
      service: services.find(({ id }) => id === serviceId)?.shortName ?? null,
      words: [...new Set(latest.flatMap((words) => safeWords(words, names)))].slice(0, 12).join(', '),
      count,
    })),
    due: due.map(({ title, reviewOn }) => ({ title, reviewBy: reviewOn })),
  }
}
