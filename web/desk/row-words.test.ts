import { describe, expect, it } from 'vitest'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { timesIn } from '#web/shared/i18n/times.ts'
import type { Row } from './boxes.ts'
import { compareRows, rowTime } from './row-words.ts'
import { deskTexts } from './texts.ts'

const now = '2026-05-21T08:43:00.000Z'
const times = timesIn('sv', 'Europe/Stockholm', new Date(now))
const say = sayIn('sv', deskTexts)
const row = (more: Partial<Row> = {}) => ({ at: null, dueAt: null, openedAt: '2026-05-21T08:42:00.000Z', ...more })
const told = (list: Parameters<typeof rowTime>[1], more: Partial<Row>) => rowTime(row(more), list, now, times, say)

describe('rowTime', () => {
  it('says in each list what the list is about', () => {
    expect(told('awaiting', { at: '2026-05-21T10:43:00.000Z' }).text).toBe('tas emot före 12:43')
    expect(told('returned', { at: '2026-05-21T08:12:00.000Z' }).text).toBe('kom tillbaka 10:12')
    expect(told('promised', { at: '2026-05-21T13:00:00.000Z' }).text).toBe('lovat före 15:00')
    expect(told('mine', { dueAt: '2026-05-22T10:00:00.000Z' }).text).toBe('besvaras före i morgon 12:00')
    expect(told('centre', {}).text).toBe('kom in 10:42')
  })

  it('says when somebody has waited longer than was said', () => {
    expect(told('overdue', { dueAt: '2026-05-21T06:40:00.000Z' })).toMatchObject({
      text: '2 tim försenad',
      isLate: true,
    })
    expect(told('promised', { at: '2026-05-21T08:03:00.000Z' })).toMatchObject({
      text: 'lovat före 10:03, 40 min sedan',
      isLate: true,
    })
    expect(told('awaiting', { at: '2026-05-20T10:43:00.000Z' })).toMatchObject({
      text: 'skulle ha tagits emot i går 12:43',
      isLate: true,
    })
  })
})

describe('compareRows', () => {
  const one = (questionId: string, heading = 'fråga') => ({ questionId, heading }) as Row

  it('never moves a row, brings its words up to date, and counts what is new', () => {
    const compared = compareRows([one('a'), one('b')], [one('c'), one('b', 'ändrad'), one('a')])
    expect(compared.rows.map(({ questionId, heading }) => [questionId, heading])).toEqual([
      ['a', 'fråga'],
      ['b', 'ändrad'],
    ])
    expect(compared).toMatchObject({ added: 1, gone: 0 })
  })

  it('lets a row that no longer belongs stand, and counts it', () => {
    expect(compareRows([one('a'), one('b')], [one('b')])).toMatchObject({ added: 0, gone: 1 })
  })

  it('fills a list that was empty at once', () => {
    expect(compareRows([], [one('a')])).toMatchObject({ rows: [{ questionId: 'a' }], added: 0 })
  })
})
