import type { Say } from '#web/shared/i18n/texts.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import type { Box, Row } from './boxes.ts'
import type { deskTexts } from './texts.ts'
import { whenWords } from './when-words.ts'

/** What a row's time means in its list, in words. `isLate`: somebody waits longer than was said. */
export type RowTime = { at: string; text: string; isLate: boolean }

/** The time of a row: in each list the one the list is about. `list` null: any questions, by when they came. */
export function rowTime(
  row: Pick<Row, 'at' | 'dueAt' | 'openedAt'>,
  list: Box | null,
  now: string,
  times: Times,
  say: Say<keyof (typeof deskTexts)['sv']>,
): RowTime {
  const isPast = (at: string) => Date.parse(at) < Date.parse(now)
  const when = (at: string) => whenWords(at, now, times)
  const ago = (at: string) => times.span(Date.parse(now) - Date.parse(at))
  const { at, dueAt, openedAt } = row
  if (list === 'awaiting' && at)
    return { at, text: say(isPast(at) ? 'at-awaiting-late' : 'at-awaiting', { when: when(at) }), isLate: isPast(at) }
  if (list === 'returned' && at) return { at, text: say('at-returned', { when: when(at) }), isLate: false }
  if (list === 'promised' && at) {
    const late = isPast(at)
    return {
      at,
      text: say(late ? 'at-promised-late' : 'at-promised', { when: when(at), span: ago(at) }),
      isLate: late,
    }
  }
  if (list !== null && dueAt)
    return isPast(dueAt)
      ? { at: dueAt, text: say('at-late', { span: ago(dueAt) }), isLate: true }
      : { at: dueAt, text: say('at-answer', { when: when(dueAt) }), isLate: false }
  return { at: openedAt, text: say('at-opened', { when: when(openedAt) }), isLate: false }
}

export type Compared = { rows: Row[]; added: number; gone: number }

/**
 * What a list shows when the server has something newer: the same rows in the same places, their words brought up to date,
 * and how many are new or no longer belong, for a button to tell. A list that was empty just fills.
 */
export function compareRows(shown: readonly Row[], fresh: readonly Row[]): Compared {
  if (shown.length === 0) return { rows: [...fresh], added: 0, gone: 0 }
  const now = new Map(fresh.map((row) => [row.questionId, row]))
  const before = new Set(shown.map((row) => row.questionId))
  return {
    rows: shown.map((row) => now.get(row.questionId) ?? row),
    added: fresh.filter((row) => !before.has(row.questionId)).length,
    gone: shown.filter((row) => !now.has(row.questionId)).length,
  }
}
