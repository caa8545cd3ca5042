import { expect, it } from 'vitest'
import { weekLines } from './week-lines.ts'

it('days with the same hours stand on one line, a closed lunch between them', () => {
  const rows = [1, 2, 3, 5].flatMap((weekday) => [
    { channel: 'visit', weekday, from: '13:00', to: '16:00' },
    { channel: 'visit', weekday, from: '08:00', to: '12:00' },
    { channel: 'phone', weekday, from: '09:00', to: '11:00' },
  ])
  expect(weekLines(rows, 'visit', 'sv')).toEqual(['mån–ons 08:00–12:00, 13:00–16:00', 'fre 08:00–12:00, 13:00–16:00'])
  expect(weekLines(rows, 'chat', 'en')).toEqual([])
})
