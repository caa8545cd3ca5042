import { mergeDrafts, recover, same, type Draft, type DraftContent, type DraftCopy } from './draft-merge.ts'
import { createStore, type Store } from './store.ts'

/** How a contact in the air stands. `away`: not saved, trying again. `clash`: changed on another computer too. */
export type Saving = 'saved' | 'typing' | 'saving' | 'away' | 'signed-out' | 'clash' | 'gone'

export type KeptDraft = {
  draftId: string
  channel: Draft['channel']
  startedAt: string
  pausedAt: string | null
  content: DraftContent
  saving: Saving
  savedAt: string
  /** What the other computer has, when a person must choose. */
  theirs: DraftContent | null
}

export type SaveFault = 'away' | 'signed-out' | 'changed' | 'gone'

/** The ways out of the browser, so that the keeper can be proved without one. */
export type KeeperPorts = {
  /** Saves; resolves to the new version, or to what went wrong. `leaving`: the page is being left. */
  save(
    draft: { draftId: string; version: number; channel: Draft['channel']; content: DraftContent },
    leaving: boolean,
  ): Promise<{ version: number; savedAt: string } | { fault: SaveFault }>
  /** What the server has now; null when it is gone (registered or thrown away), or cannot be reached. */
  read(draftId: string): Promise<Draft | null | 'away'>
  /** A copy on this computer. */
  copy: { get(draftId: string): DraftCopy | null; set(draftId: string, copy: DraftCopy | null): void }
}

export type DraftKeeper = {
  shown: Store<KeptDraft>
  /** Changes what is typed; it is saved when the hands rest. */
  change(change: (content: DraftContent) => DraftContent): void
  changeChannel(channel: Draft['channel']): void
  setPaused(pausedAt: string | null): void
  /** Saves now: on leaving a field, or the page. */
  flush(leaving?: boolean): Promise<void>
  /** Tries again at once: contact is back, somebody signed in. */
  again(): void
  /** A clash is settled: what is here, or what the other computer has. */
  choose(whose: 'mine' | 'theirs'): void
  /** What came anew from the server, with a page or a list. */
  meet(draft: Draft): void
  /** Waits for what is on its way, and starts nothing more: the contact is being registered. */
  settle(): Promise<void>
  /** It was not registered after all: saving goes on. */
  resume(): void
  /** Registered or thrown away: nothing more is saved, and the copy is taken away. */
  end(): void
}

const REST = 400
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000]

/** Keeps one contact in the air: shows what is typed, saves it, survives loss of contact, crash and a second computer. */
export function keepDraft(draft: Draft, ports: KeeperPorts): DraftKeeper {
  const { draftId } = draft
  const recovered = recover(draft, ports.copy.get(draftId))
  let version = draft.version
  /** What the server is known to have. */
  let base = draft.content
  let channelSaved = draft.channel
  let timer: ReturnType<typeof setTimeout> | null = null
  let inFlight: Promise<void> | null = null
  /** Sent without an answer: the server may have them. */
  let unanswered: DraftContent[] = []
  let tries = 0
  let ended = false
  let isSettled = false
  const shown = createStore<KeptDraft>({
    draftId,
    channel: draft.channel,
    startedAt: draft.startedAt,
    pausedAt: draft.pausedAt,
    content: recovered.content,
    saving: recovered.clashes.length > 0 ? 'clash' : recovered.isUnsaved ? 'typing' : 'saved',
    savedAt: draft.savedAt,
    theirs: recovered.clashes.length > 0 ? draft.content : null,
  })
  const put = (part: Partial<KeptDraft>) => shown.set((before) => ({ ...before, ...part }))
  const isDirty = () => !same(shown.get().content, base) || shown.get().channel !== channelSaved
  const later = (milliseconds: number) => {
    if (timer) clearTimeout(timer)
    timer = ended || isSettled ? null : setTimeout(() => void flush(), milliseconds)
  }
  const keepCopy = () => ports.copy.set(draftId, isDirty() ? { version, base, content: shown.get().content } : null)

  async function save(leaving: boolean): Promise<void> {
    const { content, channel } = shown.get()
    if (shown.get().saving !== 'away') put({ saving: 'saving' })
    const result = await ports.save({ draftId, version, channel, content }, leaving)
    if (ended) return
    if (!('fault' in result)) {
      version = result.version
      base = content
      channelSaved = channel
      unanswered = []
      tries = 0
      put({ saving: isDirty() ? 'typing' : 'saved', savedAt: result.savedAt })
      keepCopy()
      if (isDirty()) later(REST)
      return
    }
    if (result.fault === 'changed') return meetOther()
    if (result.fault === 'away') unanswered = [...unanswered, content].slice(-10)
    put({ saving: result.fault })
    if (result.fault !== 'gone') later(PAUSES[Math.min(tries++, PAUSES.length - 1)]!)
  }

  /** Somebody saved a newer version: this person on another computer, or ourselves when the answer was lost. */
  async function meetOther(): Promise<void> {
    const other = await ports.read(draftId)
    if (ended) return
    if (other === 'away') {
      put({ saving: 'away' })
      return later(PAUSES[0]!)
    }
    if (other === null) return put({ saving: 'gone' })
    version = other.version
    const ours = unanswered.find((sent) => same(sent, other.content))
    const merged = mergeDrafts(ours ?? base, shown.get().content, other.content)
    base = other.content
    channelSaved = other.channel
    unanswered = []
    tries = 0
    const isClash = merged.clashes.length > 0
    put({ content: merged.content, saving: isClash ? 'clash' : 'typing', theirs: isClash ? other.content : null })
    keepCopy()
    if (!isClash) later(0)
  }

  function flush(leaving = false): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const { saving } = shown.get()
    if (ended || isSettled || saving === 'clash' || saving === 'gone') return Promise.resolve()
    if (inFlight) return leaving ? save(true) : inFlight.then(() => (isDirty() ? flush() : undefined))
    if (!isDirty()) {
      if (saving !== 'saved') put({ saving: 'saved' })
      return Promise.resolve()
    }
    inFlight = save(leaving).finally(() => {
      inFlight = null
    })
    return inFlight
  }

  function touched(): void {
    const { saving } = shown.get()
    if (saving === 'saved') put({ saving: 'typing' })
    keepCopy()
    // While contact is lost the next try has its own time.
    if (saving !== 'away' && saving !== 'signed-out') later(REST)
  }

  if (recovered.isUnsaved && recovered.clashes.length === 0) later(REST)

  return {
    shown,
    change(change) {
      put({ content: change(shown.get().content) })
      touched()
    },
    changeChannel(channel) {
      put({ channel })
      touched()
    },
    setPaused: (pausedAt) => put({ pausedAt }),
    flush,
    again() {
      if (['away', 'signed-out'].includes(shown.get().saving)) later(0)
    },
    choose(whose) {
      const { theirs } = shown.get()
      put({ saving: 'typing', theirs: null, ...(whose === 'theirs' && theirs ? { content: theirs } : {}) })
      keepCopy()
      later(0)
    },
    meet(fresh) {
      if (ended) return
      put({ pausedAt: fresh.pausedAt })
      if (fresh.version <= version || inFlight || isDirty()) return // our next save finds out by itself
      version = fresh.version
      base = fresh.content
      channelSaved = fresh.channel
      put({ content: fresh.content, channel: fresh.channel, savedAt: fresh.savedAt, saving: 'saved' })
    },
    settle() {
      isSettled = true
      if (timer) clearTimeout(timer)
      return inFlight ?? Promise.resolve()
    },
    resume() {
      isSettled = false
      if (isDirty()) later(0)
    },
    end() {
      ended = true
      if (timer) clearTimeout(timer)
      ports.copy.set(draftId, null)
    },
  }
}
