import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDraft, type KeeperPorts } from './draft-keeper.ts'
import type { Draft, DraftContent, DraftCopy } from './draft-merge.ts'

const empty: DraftContent = {
  identity: 'anonymous',
  personId: null,
  claimedName: '',
  language: 'sv',
  location: '',
  replyBy: null,
  replyTo: '',
  questions: [{ key: 'a', serviceId: null, asked: '', answer: '', decision: null }],
}
const draft: Draft = {
  draftId: '01900000-0000-7000-8000-000000000001',
  channel: 'phone',
  startedAt: '2026-05-21T08:42:00.000Z',
  pausedAt: null,
  savedAt: '2026-05-21T08:42:00.000Z',
  version: 1,
  content: empty,
}
const at = (location: string) => (content: DraftContent) => ({ ...content, location })

/** A server in memory, with the versions the real one keeps. */
function server() {
  const copies = new Map<string, DraftCopy>()
  const held = { ...draft }
  const state = { mode: 'there' as 'there' | 'away' | 'signed-out' | 'answer-lost', saves: 0 }
  const ports: KeeperPorts = {
    async save({ version, content }) {
      state.saves += 1
      if (state.mode === 'away') return { fault: 'away' }
      if (state.mode === 'signed-out') return { fault: 'signed-out' }
      if (version !== held.version) return { fault: 'changed' }
      held.version += 1
      held.content = content
      if (state.mode === 'answer-lost') return { fault: 'away' }
      return { version: held.version, savedAt: '2026-05-21T08:43:05.000Z' }
    },
    read: async () => ({ ...held }),
    copy: {
      get: (id) => copies.get(id) ?? null,
      set: (id, copy) => void (copy ? copies.set(id, copy) : copies.delete(id)),
    },
  }
  return { ports, held, state, copies }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('keepDraft', () => {
  it('saves once when the hands rest, and says when', async () => {
    const { ports, held, state } = server()
    const keeper = keepDraft(draft, ports)
    for (const text of ['B', 'Bj', 'Björk']) keeper.change(at(text))
    expect(keeper.shown.get().saving).toBe('typing')
    await vi.advanceTimersByTimeAsync(399)
    expect(state.saves).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(state.saves).toBe(1)
    expect(held.content.location).toBe('Björk')
    expect(keeper.shown.get()).toMatchObject({ saving: 'saved', savedAt: '2026-05-21T08:43:05.000Z' })
  })

  it('keeps a copy on the computer only while something is unsaved', async () => {
    const { ports, copies } = server()
    const keeper = keepDraft(draft, ports)
    keeper.change(at('Björkvägen'))
    expect(copies.get(draft.draftId)?.content.location).toBe('Björkvägen')
    await vi.advanceTimersByTimeAsync(400)
    expect(copies.size).toBe(0)
  })

  it('says that it is not saved, tries again, and goes on when contact is back', async () => {
    const { ports, held, state } = server()
    state.mode = 'away'
    const keeper = keepDraft(draft, ports)
    keeper.change(at('Björkvägen'))
    await vi.advanceTimersByTimeAsync(400)
    expect(keeper.shown.get().saving).toBe('away')
    keeper.change(at('Björkvägen 3'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.shown.get().saving).toBe('away')
    state.mode = 'there'
    keeper.again()
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.shown.get().saving).toBe('saved')
    expect(held.content.location).toBe('Björkvägen 3')
  })

  it('waits for sign-in without losing anything', async () => {
    const { ports, held, state } = server()
    state.mode = 'signed-out'
    const keeper = keepDraft(draft, ports)
    keeper.change(at('Björkvägen'))
    await vi.advanceTimersByTimeAsync(400)
    expect(keeper.shown.get().saving).toBe('signed-out')
    state.mode = 'there'
    await vi.advanceTimersByTimeAsync(20_000)
    expect(held.content.location).toBe('Björkvägen')
  })

  it('does not take its own save with a lost answer for somebody else', async () => {
    const { ports, held, state } = server()
    state.mode = 'answer-lost'
    const keeper = keepDraft(draft, ports)
    keeper.change(at('Björkvägen'))
    await vi.advanceTimersByTimeAsync(400)
    keeper.change(at('Björkvägen 3'))
    state.mode = 'there'
    await vi.advanceTimersByTimeAsync(5_000)
    expect(keeper.shown.get()).toMatchObject({ saving: 'saved', theirs: null })
    expect(held.content.location).toBe('Björkvägen 3')
  })

  it('joins what another computer saved in other fields', async () => {
    const { ports, held } = server()
    const keeper = keepDraft(draft, ports)
    held.version = 5
    held.content = { ...empty, language: 'en' }
    keeper.change(at('Björkvägen'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(held.content).toMatchObject({ location: 'Björkvägen', language: 'en' })
    expect(keeper.shown.get()).toMatchObject({ saving: 'saved', theirs: null })
  })

  it('lets a person choose when both wrote in the same field', async () => {
    const { ports, held } = server()
    const keeper = keepDraft(draft, ports)
    held.version = 5
    held.content = { ...empty, location: 'Almvägen' }
    keeper.change(at('Björkvägen'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.shown.get()).toMatchObject({ saving: 'clash', content: { location: 'Björkvägen' } })
    expect(keeper.shown.get().theirs?.location).toBe('Almvägen')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(held.content.location).toBe('Almvägen')
    keeper.choose('mine')
    await vi.advanceTimersByTimeAsync(0)
    expect(held.content.location).toBe('Björkvägen')
  })

  it('brings back what was typed before a crash, and saves it', async () => {
    const { ports, held, state } = server()
    state.mode = 'away'
    keepDraft(draft, ports).change(at('Björkvägen'))
    state.mode = 'there'
    const after = keepDraft({ ...draft, ...held }, ports)
    expect(after.shown.get().content.location).toBe('Björkvägen')
    await vi.advanceTimersByTimeAsync(400)
    expect(held.content.location).toBe('Björkvägen')
  })

  it('saves nothing more once it has ended', async () => {
    const { ports, state, copies } = server()
    const keeper = keepDraft(draft, ports)
    keeper.change(at('Björkvägen'))
    keeper.end()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(state.saves).toBe(0)
    expect(copies.size).toBe(0)
  })
})
