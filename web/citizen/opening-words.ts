import type { z } from 'zod'
import type { openingNow } from '#domains/staff/contract.ts'
import type { Say } from '#web/shared/i18n/texts.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { frontTexts } from './texts.ts'

export type OpenRow = z.output<typeof openingNow.reply>['rows'][number]

/** What the front page tells: the main place's telephone and counter first, then the other places' counters. */
export function hoursShown(rows: readonly OpenRow[]): OpenRow[] {
  const rank = (row: OpenRow) => (row.kind === 'branch' ? 2 : row.channel === 'phone' ? 0 : 1)
  return rows
    .filter(({ kind, channel }) => channel === 'visit' || (channel === 'phone' && kind === 'main'))
    .toSorted((a, b) => rank(a) - rank(b))
}

/**
 * While the telephone is open: when it opens next and how long. "I morgon öppnar vi telefonen kl. 8 och stänger kl. 15." Null when it is closed (its own line says when it opens then), or opens again today after lunch.
 */
export function sentenceOfNext(
  rows: readonly OpenRow[],
  say: Say<keyof typeof frontTexts.sv>,
  times: Times,
): string | null {
  const phone = rows.find((row) => row.channel === 'phone')
  if (!phone?.until || !phone.opens || !phone.closes) return null
  if (times.date(phone.opens) === times.date(phone.until)) return null
  const day = times.near(phone.opens)
  return say('nextDay', {
    day: day.charAt(0).toUpperCase() + day.slice(1),
    opens: times.spoken(phone.opens),
    closes: times.spoken(phone.closes),
    opensClock: times.clock(phone.opens),
    closesClock: times.clock(phone.closes),
  })
}
