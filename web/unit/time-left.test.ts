import { expect, it } from 'vitest'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { unitTexts } from './texts.ts'
import { timeLeft } from './time-left.ts'

const minutes = (count: number) => count * 60_000

it.each([
  [0.5, 'mindre än en minut'],
  [1, 'en minut'],
  [7, 'sju minuter'],
  [22, '20 minuter'],
  [53, '55 minuter'],
  [57, 'en timme'],
  [68, 'drygt en timme'],
  [90, 'en och en halv timme'],
  [108, 'knappt två timmar'],
  [118, 'två timmar'],
  [210, 'tre och en halv timme'],
  [480, 'åtta timmar'],
])('says %s minutes as people do', (count, words) => {
  expect(timeLeft(minutes(count), 'sv', sayIn('sv', unitTexts))).toBe(words)
})

it('says it in English too', () => {
  expect(timeLeft(minutes(108), 'en', sayIn('en', unitTexts))).toBe('just under two hours')
})
