import { describe, expect, it } from 'vitest'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { timesIn } from '#web/shared/i18n/times.ts'
import { followTexts } from './follow-texts.ts'
import {
  conversation,
  followHeading,
  followSteps,
  type FollowView,
  paragraphs,
  sameReference,
  shownReference,
  type Telling,
} from './follow-words.ts'

// Thursday 21 May 2026, 13:30 in Stockholm.
const now = new Date('2026-05-21T11:30:00Z')
const telling = (language: 'sv' | 'en' = 'sv'): Telling => ({
  say: sayIn(language, followTexts),
  times: timesIn(language, 'Europe/Stockholm', now),
  now,
  phone: '08-465 004 10',
})

const received = { at: '2026-05-21T08:31:00.000Z', kind: 'received', unit: null, until: null } as const
const offered = {
  at: '2026-05-21T08:38:00.000Z',
  kind: 'offered',
  unit: 'Renhållningen',
  until: '2026-05-21T12:38:00.000Z',
} as const
const accepted = { at: '2026-05-21T09:05:00.000Z', kind: 'accepted', unit: 'Renhållningen', until: null } as const
const answer = { kind: 'answer', at: '2026-05-21T11:20:00.000Z', unit: 'Renhållningen', body: 'I morgon.' } as const
const added = { kind: 'added', at: '2026-05-21T11:25:00.000Z', unit: null, body: 'Tack' } as const
const request = { kind: 'request', at: '2026-05-21T11:26:00.000Z', unit: 'Renhållningen', body: 'Var?' } as const

function view(change: Partial<FollowView> = {}): FollowView {
  return {
    reference: 'K7QF29MX',
    state: 'open',
    service: 'Sophämtning',
    asked: 'När kommer ni?',
    location: null,
    unit: 'Servicecenter',
    offeredTo: null,
    openedAt: received.at,
    dueAt: '2026-05-22T14:00:00.000Z',
    closedAt: null,
    outcome: null,
    messages: [],
    steps: [received],
    promise: null,
    attachments: [],
    ...change,
  }
}

describe('the heading says what it means for the citizen', () => {
  const heading = (change: Partial<FollowView>) => followHeading(view(change), telling())
  it.each<[string, Partial<FollowView>]>([
    ['Vi har tagit emot din fråga', {}],
    ['Vi har bett Renhållningen ta din fråga', { offeredTo: 'Renhållningen', steps: [received, offered] }],
    ['Renhållningen tittar på din fråga', { unit: 'Renhållningen', steps: [received, offered, accepted] }],
    ['Du har fått svar, och vi arbetar vidare', { messages: [answer] }],
    ['Vi läser det du lade till', { messages: [answer, added] }],
    ['Vi behöver veta mer av dig', { messages: [answer, added, request] }],
    ['Vi ringer dig senast i dag kl.\u00a015', { promise: { kind: 'call_back', dueAt: '2026-05-21T13:00:00.000Z' } }],
    ['Svaret dröjer. Det är vårt fel.', { dueAt: '2026-05-21T11:00:00.000Z' }],
    ['Svaret dröjer. Det är vårt fel.', { promise: { kind: 'call_back', dueAt: '2026-05-21T11:00:00.000Z' } }],
    ['Du har fått svar, och vi arbetar vidare', { dueAt: '2026-05-21T11:00:00.000Z', messages: [answer] }],
    ['Du har fått svar', { state: 'closed', outcome: 'answered_by_unit', messages: [answer] }],
    ['Någon annan än kommunen kan hjälpa dig', { state: 'closed', outcome: 'referred_outside' }],
    ['Frågan är avslutad', { state: 'closed', outcome: 'abandoned' }],
    ['Du har fått svar', { state: 'closed', outcome: 'abandoned', messages: [answer] }],
  ])('%s', (words, change) => {
    expect(heading(change)).toBe(words)
  })

  it('in English as well', () => {
    expect(followHeading(view(), telling('en'))).toBe('We have received your question')
  })
})

describe('the line of what has been and what is next', () => {
  const steps = (change: Partial<FollowView>) =>
    followSteps(view(change), telling()).map(({ when, text, state }) => `${state}: ${when}, ${text}`)

  it('names units and times, then what is next', () => {
    expect(steps({ offeredTo: 'Renhållningen', steps: [received, offered] })).toEqual([
      'done: I dag kl.\u00a010.31, Vi tog emot din fråga.',
      'done: I dag kl.\u00a010.38, Vi bad Renhållningen ta frågan.',
      'next: Senast i dag kl.\u00a014.38, Renhållningen säger om de tar frågan. Till dess har vi den.',
      'later: Senast i morgon kl.\u00a016, Du får svar.',
    ])
  })

  it('does not name what may not be named', () => {
    expect(steps({ steps: [{ ...offered, unit: null }] })[0]).toContain('Vi bad dem som kan mest om det att ta frågan.')
  })

  it('promises nothing when it is closed, and nothing that has passed when it is late', () => {
    expect(steps({ state: 'closed', outcome: 'answered_directly' })).toHaveLength(1)
    expect(steps({ dueAt: '2026-05-21T11:00:00.000Z' }).at(-1)).toBe(
      'next: Nu, Vi skulle ha svarat. Har du bråttom, ring 08-465 004 10.',
    )
    expect(steps({ dueAt: null }).at(-1)).toBe('next: Så snart vi kan, Du får svar.')
  })

  it('says when it is the citizen we wait for', () => {
    expect(steps({ messages: [request] }).at(-2)).toBe('next: Nu, Du svarar oss, så går vi vidare.')
  })
})

it('parts what was written: our newest word, what came after, what came before', () => {
  expect(conversation([])).toEqual({ latest: null, since: [], earlier: [] })
  expect(conversation([added])).toEqual({ latest: null, since: [added], earlier: [] })
  expect(conversation([answer, request, added])).toEqual({ latest: request, since: [added], earlier: [answer] })
})

it('reads paragraphs and references', () => {
  expect(paragraphs('Hej!\n\n I morgon.\nDå.\n \n')).toEqual(['Hej!', 'I morgon.\nDå.'])
  expect(shownReference('K7QF29MX')).toBe('K7QF-29MX')
  expect(sameReference('k7qf 29mx', 'K7QF-29MX')).toBe(true)
  expect(sameReference('K7QF-29MX', 'K7QF-29MC')).toBe(false)
})
