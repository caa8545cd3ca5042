import { describe, expect, it } from 'vitest'
import { hoursAsText, readHours } from './hours-text.ts'

describe('a working week as lines', () => {
  it('is read back as it was written, in both languages', () => {
    const week = [
      { weekday: 1 as const, from: '08:00', to: '12:00' },
      { weekday: 7 as const, from: '13:00', to: '24:00' },
    ]
    for (const language of ['sv', 'en'] as const) expect(readHours(hoursAsText(week, language))).toEqual(week)
  })

  it('takes what people write', () => {
    expect(readHours(' Måndag 8.00 – 16.30 \n\n')).toEqual([{ weekday: 1, from: '08:00', to: '16:30' }])
    expect(readHours('  ')).toBeNull()
  })

  it('says when it cannot be read', () => {
    for (const typed of ['mån', 'mån 16-8', 'xyz 08:00-16:00', 'mån 16:00-08:00', '08:00-16:00'])
      expect(readHours(typed)).toBe('wrong')
  })
})
