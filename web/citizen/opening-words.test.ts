import { expect, it } from 'vitest'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { timesIn } from '#web/shared/i18n/times.ts'
import { hoursShown, type OpenRow, sentenceOfNext } from './opening-words.ts'
import { frontTexts } from './texts.ts'

const now = new Date('2026-05-21T08:43:00Z')
const row = (change: Partial<OpenRow>): OpenRow => ({
  place: 'Ekby servicecenter',
  code: 'torget',
  kind: 'main',
  address: 'Torget 1',
  channel: 'phone',
  open: true,
  until: '2026-05-21T16:00:00.000Z',
  opens: '2026-05-22T06:00:00.000Z',
  closes: '2026-05-22T13:00:00.000Z',
  ...change,
})
const sentence = (change: Partial<OpenRow>, language: 'sv' | 'en' = 'sv') =>
  sentenceOfNext([row(change)], sayIn(language, frontTexts), timesIn(language, 'Europe/Stockholm', now))

it('shows the telephone first, then the counters, and no channel that cannot be reached from here', () => {
  const rows = [
    row({ kind: 'branch', channel: 'visit', place: 'Biblioteket' }),
    row({ kind: 'branch' }),
    row({ channel: 'chat' }),
    row({ channel: 'visit' }),
    row({}),
  ]
  expect(hoursShown(rows).map(({ kind, channel }) => `${kind} ${channel}`)).toEqual([
    'main phone',
    'main visit',
    'branch visit',
  ])
})

it('tells the next day while the telephone is open', () => {
  expect(sentence({})).toBe('I morgon öppnar vi telefonen kl.\u00a08 och stänger kl.\u00a015.')
  expect(sentence({}, 'en')).toBe('Tomorrow our telephone is open 08:00–15:00.')
})

it('says nothing about the next day when it is closed, or opens again after lunch', () => {
  expect(sentence({ open: false, until: null })).toBeNull()
  expect(sentence({ until: '2026-05-21T10:00:00.000Z', opens: '2026-05-21T11:00:00.000Z' })).toBeNull()
  expect(sentence({ opens: null, closes: null })).toBeNull()
})
