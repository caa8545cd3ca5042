import { describe, expect, it } from 'vitest'
import { readQuestion } from '#domains/contacts/contract.ts'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { contactTexts } from './contact-texts.ts'
import { questionTexts } from './question-texts.ts'
import { deskTexts } from './texts.ts'
import { timelineWords, type QuestionView } from './timeline-words.ts'

type Entry = QuestionView['timeline'][number]
const entry = (kind: Entry['kind'], more: Partial<Entry> = {}): Entry => ({
  at: '2026-05-21T08:43:00.000Z',
  kind,
  by: 'Alva Linnemark',
  unit: 'Renhållningen',
  details: {},
  ...more,
})
const said = (one: Entry, language: 'sv' | 'en' = 'sv') =>
  timelineWords(one, {
    question: sayIn(language, questionTexts),
    contact: sayIn(language, contactTexts),
    desk: sayIn(language, deskTexts),
    when: () => '12:43',
  })

describe('timelineWords', () => {
  it('says who did what, to whom and until when', () => {
    expect(said(entry('received', { details: { channel: 'phone' } }))).toBe('Alva Linnemark tog emot frågan, telefon.')
    expect(said(entry('received', { by: null, details: { channel: 'web' } }))).toBe('Frågan kom in, webb.')
    expect(said(entry('offered', { details: { unit: 'Renhållningen', acceptBy: 'x' } }))).toBe(
      'Alva Linnemark erbjöd Renhållningen frågan, att ta emot före 12:43.',
    )
    expect(said(entry('offered', { details: { unit: 'Renhållningen', staff: 'Åsa Berg', acceptBy: 'x' } }))).toContain(
      'Åsa Berg på Renhållningen',
    )
    expect(said(entry('returned', { by: 'Åsa Berg', details: { reason: 'wrong_receiver' } }))).toBe(
      'Åsa Berg på Renhållningen lämnade tillbaka frågan: fel mottagare.',
    )
    expect(said(entry('closed', { details: { outcome: 'answered_by_unit' } }))).toBe(
      'Frågan avslutades: besvarad av enheten.',
    )
  })

  const kinds = readQuestion.reply.shape.timeline.element.shape.kind.options
  it.each(kinds)('has a whole sentence for %s in both languages', (kind) => {
    for (const language of ['sv', 'en'] as const) {
      const words = said(entry(kind, { by: null, unit: null, details: {} }), language)
      expect(words).toMatch(/^\p{Lu}.*\.$/u)
      expect(words).not.toMatch(/\{\{|^ev-|undefined|null/)
    }
  })
})
