import { describe, expect, it } from 'vitest'
import { mergeDrafts, recover, type Draft, type DraftContent } from './draft-merge.ts'

const question = (key: string, more: Partial<DraftContent['questions'][number]> = {}) => ({
  key,
  serviceId: null,
  asked: '',
  answer: '',
  decision: null,
  ...more,
})
const content = (more: Partial<DraftContent> = {}): DraftContent => ({
  identity: 'anonymous',
  personId: null,
  claimedName: '',
  language: 'sv',
  location: '',
  replyBy: null,
  replyTo: '',
  questions: [question('a')],
  ...more,
})
const draft = (version: number, held: DraftContent): Draft => ({
  draftId: '01900000-0000-7000-8000-000000000001',
  channel: 'phone',
  startedAt: '2026-05-21T08:42:00.000Z',
  pausedAt: null,
  savedAt: '2026-05-21T08:43:05.000Z',
  version,
  content: held,
})

describe('mergeDrafts', () => {
  it('takes each field from the side that changed it', () => {
    const mine = content({ location: 'Björkvägen 3' })
    const theirs = content({ questions: [question('a', { asked: 'Kärlet tömdes inte.' })] })
    const merged = mergeDrafts(content(), mine, theirs)
    expect(merged.clashes).toEqual([])
    expect(merged.content.location).toBe('Björkvägen 3')
    expect(merged.content.questions[0]?.asked).toBe('Kärlet tömdes inte.')
  })

  it('keeps mine and names the field where both changed it', () => {
    const mine = content({ questions: [question('a', { asked: 'mitt' })], location: 'här' })
    const theirs = content({ questions: [question('a', { asked: 'deras' })], location: 'där' })
    const merged = mergeDrafts(content(), mine, theirs)
    expect(merged.clashes).toEqual(['location', 'a.asked'])
    expect(merged.content.questions[0]?.asked).toBe('mitt')
  })

  it('is no clash when both wrote the same', () => {
    const both = content({ location: 'Björkvägen 3' })
    expect(mergeDrafts(content(), both, both).clashes).toEqual([])
  })

  it('keeps questions that either side added', () => {
    const mine = content({ questions: [question('a'), question('b', { asked: 'min' })] })
    const theirs = content({ questions: [question('a'), question('c', { asked: 'deras' })] })
    const merged = mergeDrafts(content(), mine, theirs)
    expect(merged.content.questions.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(merged.clashes).toEqual([])
  })

  it('lets an untouched question go that the other side took away, and asks about a touched one', () => {
    const base = content({ questions: [question('a'), question('b', { asked: 'gammal' })] })
    const without = content({ questions: [question('a')] })
    expect(mergeDrafts(base, base, without).content.questions).toHaveLength(1)
    const touched = content({ questions: [question('a'), question('b', { asked: 'ny' })] })
    const merged = mergeDrafts(base, touched, without)
    expect(merged.content.questions).toHaveLength(2)
    expect(merged.clashes).toEqual(['b'])
  })

  it('compares decisions by what they hold', () => {
    const keep = { kind: 'keep', promise: { kind: 'call_back', dueAt: '2026-05-21T13:00:00.000Z' } }
    const other = { promise: { dueAt: '2026-05-21T13:00:00.000Z', kind: 'call_back' }, kind: 'keep' }
    const mine = content({ questions: [question('a', { decision: keep })] })
    const theirs = content({ questions: [question('a', { decision: other })] })
    expect(mergeDrafts(content(), mine, theirs).clashes).toEqual([])
  })
})

describe('recover', () => {
  const typed = content({ location: 'Björkvägen 3' })

  it('shows what the server has when nothing else lies on the computer', () => {
    expect(recover(draft(3, typed), null)).toEqual({ content: typed, clashes: [], isUnsaved: false })
  })

  it('brings back what had not been saved before the crash', () => {
    const copy = { version: 3, base: content(), content: typed }
    expect(recover(draft(3, content()), copy)).toEqual({ content: typed, clashes: [], isUnsaved: true })
  })

  it('joins it with what was saved on another computer meanwhile', () => {
    const copy = { version: 3, base: content(), content: typed }
    const found = recover(draft(4, content({ language: 'en' })), copy)
    expect(found.clashes).toEqual([])
    expect(found.content).toMatchObject({ location: 'Björkvägen 3', language: 'en' })
  })

  it('saw the save arrive though its answer was lost', () => {
    const copy = { version: 3, base: content(), content: typed }
    expect(recover(draft(4, typed), copy).isUnsaved).toBe(false)
  })
})
