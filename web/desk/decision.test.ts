import { describe, expect, it } from 'vitest'
import { receiveContact } from '#domains/contacts/contract.ts'
import { firstUndecided, lackingFor, registrationOf, type Decision } from './decision.ts'
import type { DraftContent } from './draft-merge.ts'

const ids = { draft: '01900000-0000-7000-8000-000000000001', unit: '01900000-0000-7000-8000-000000000002' }
const question = (more: Partial<DraftContent['questions'][number]> = {}) => ({
  key: 'a',
  serviceId: null,
  asked: 'Kärlet tömdes inte.',
  answer: 'Låt det stå kvar.',
  decision: null,
  ...more,
})
const content = (...questions: DraftContent['questions']): DraftContent => ({
  identity: 'anonymous',
  personId: null,
  claimedName: 'skrivet och ångrat',
  language: 'sv',
  location: 'Björkvägen 3',
  replyBy: null,
  replyTo: '',
  questions,
})
const registered = (decision: Decision) =>
  receiveContact.input.parse(
    registrationOf({
      draftId: ids.draft,
      channel: 'phone',
      startedAt: '2026-05-21T08:42:00.000Z',
      content: content(question({ decision })),
    }),
  )

const existing = {
  questionId: '01900000-0000-7000-8000-000000000003',
  reference: 'K7QF29MX',
  heading: 'Kärlet tömdes inte.',
  state: 'open' as const,
  unit: 'Renhållningen',
}

describe('a named handler', () => {
  it('is registered as noted, and not for a question raised before', () => {
    const sent = (more: Partial<DraftContent['questions'][number]>) =>
      receiveContact.input.parse(
        registrationOf({
          draftId: ids.draft,
          channel: 'phone',
          startedAt: '2026-05-21T08:42:00.000Z',
          content: content(question({ decision: { kind: 'answer' }, ...more })),
        }),
      ).questions[0]!
    expect(sent({}).askedForNamed ?? null).toBeNull()
    expect(sent({ askedForNamed: true, gotNamed: false })).toMatchObject({ askedForNamed: true, gotNamed: false })
    expect(sent({ existing, askedForNamed: true }).askedForNamed ?? null).toBeNull()
  })
})

describe('a question raised before', () => {
  const draft = (decision: Decision | null) => content(question({ existing, serviceId: ids.unit, decision }))
  const sent = (decision: Decision) =>
    receiveContact.input.parse(
      registrationOf({
        draftId: ids.draft,
        channel: 'phone',
        startedAt: '2026-05-21T08:42:00.000Z',
        content: draft(decision),
      }),
    ).questions[0]

  it('is registered as the question it is, without a service of its own', () => {
    expect(sent({ kind: 'centre' })).toMatchObject({
      existingQuestionId: existing.questionId,
      serviceId: null,
      decision: { kind: 'centre', said: 'Låt det stå kvar.' },
    })
    expect(sent({ kind: 'answer' })).toMatchObject({ decision: { kind: 'answer', answer: 'Låt det stå kvar.' } })
  })

  it('is only answered or left to whoever has it: what the server would refuse is no decision', () => {
    for (const decision of [
      { kind: 'keep', promise: null },
      { kind: 'end', outcome: 'abandoned', referredTo: '' },
    ] as const)
      expect(firstUndecided(draft(decision))).not.toBeNull()
    expect(firstUndecided(draft({ kind: 'centre' }))).toBeNull()
    expect(firstUndecided(content(question({ decision: { kind: 'centre' } })))).not.toBeNull()
  })
})

describe('registrationOf', () => {
  it('is what the operation takes, for every decision', () => {
    expect(registered({ kind: 'answer' }).questions[0]?.decision).toMatchObject({
      kind: 'answer',
      answer: 'Låt det stå kvar.',
    })
    expect(registered({ kind: 'end', outcome: 'referred_outside', referredTo: '1177' }).questions[0]?.decision).toEqual(
      {
        kind: 'end',
        outcome: 'referred_outside',
        referredTo: '1177',
        words: 'Låt det stå kvar.',
      },
    )
    const promise = { kind: 'call_back' as const, dueAt: '2026-05-21T13:00:00.000Z' }
    expect(registered({ kind: 'keep', promise }).questions[0]?.decision).toMatchObject({ promise })
    const offer = { toUnitId: ids.unit, unit: 'Renhållningen', toStaffId: null, greeting: '', acceptBy: '' }
    expect(registered({ kind: 'hand_over', ...offer }).questions[0]?.decision).toMatchObject({
      kind: 'hand_over',
      toUnitId: ids.unit,
      greeting: null,
      said: 'Låt det stå kvar.',
    })
  })

  it('gives no name to somebody who chose to be anonymous after all', () => {
    expect(registered({ kind: 'answer' })).toMatchObject({ identity: 'anonymous', claimedName: null, personId: null })
  })
})

describe('what lacks', () => {
  it('is the question first, and an answer only where one is claimed', () => {
    expect(lackingFor('answer', question({ asked: ' ' }))).toBe('asked')
    expect(lackingFor('answer', question({ answer: '' }))).toBe('answer')
    expect(lackingFor('keep', question({ answer: '' }))).toBeNull()
    expect(lackingFor('answer', question())).toBeNull()
  })

  it('is told by question until every one is decided', () => {
    const open = question({ key: 'b' })
    expect(firstUndecided(content(question({ decision: { kind: 'answer' } }), open))).toBe(open)
    expect(firstUndecided(content(question({ decision: { kind: 'answer' } })))).toBeNull()
  })
})
