import { useStore } from './store.ts'
import { createStore } from './store.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { dropDraft, listDrafts, openDraft, pauseDraft, saveDraft } from '#domains/contacts/contract.ts'
import { keepDraft, type DraftKeeper, type KeeperPorts, type SaveFault } from './draft-keeper.ts'
import type { Draft, DraftCopy } from './draft-merge.ts'
import { tellContact } from './live.ts'

/** The contacts in the air of this tab, by id; made when first met. Never used on the server. */
const keepers = new Map<string, DraftKeeper>()

/** Those that are registered or thrown away here, so that a list on its way does not show them again. */
const ended = createStore<ReadonlySet<string>>(new Set<string>())

const COPY = 'torget.draft.'

/** Copies live in the tab's own storage: they survive a crash and a reload, and are not left for the next person at the desk. */
const copies: KeeperPorts['copy'] = {
  get(draftId) {
    const kept = sessionStorage.getItem(COPY + draftId)
    return kept ? (JSON.parse(kept) as DraftCopy) : null
  },
  set(draftId, copy) {
    try {
      if (copy) sessionStorage.setItem(COPY + draftId, JSON.stringify(copy))
      else sessionStorage.removeItem(COPY + draftId)
    } catch {
      // The storage is full or closed: the text is still on the page and on its way to the server.
    }
  },
}

/** The most a browser sends on after its page is gone, with room for the frame of the request. */
const KEPT_ALIVE_MOST = 60_000

const ports: KeeperPorts = {
  copy: copies,
  async save({ draftId, version, channel, content }, leaving) {
    try {
      const keepalive = leaving && JSON.stringify(content).length < KEPT_ALIVE_MOST
      const reply = await call(saveDraft, { draftId, version, channel, content }, keepalive ? { keepalive } : {})
      tellContact('there')
      return reply
    } catch (error) {
      return { fault: faultOf(error) }
    }
  },
  async read(draftId) {
    try {
      const { drafts } = await call(listDrafts, {})
      return drafts.find((draft) => draft.draftId === draftId) ?? null
    } catch {
      return 'away'
    }
  },
}

function faultOf(error: unknown): SaveFault {
  if (!(error instanceof CallFailed)) throw error
  if (error.problem?.status === 401) {
    tellContact('signed-out')
    return 'signed-out'
  }
  if (error.problem?.status === 409) return 'changed'
  if (error.problem?.status === 404) return 'gone'
  if (error.away) tellContact('lost')
  return 'away'
}

/** The keeper of a contact in the air. What comes anew from the server is told to it. */
export function keeperOf(draft: Draft): DraftKeeper {
  const known = keepers.get(draft.draftId)
  if (known) {
    known.meet(draft)
    return known
  }
  const made = keepDraft(draft, ports)
  keepers.set(draft.draftId, made)
  return made
}

/** The keeper, if this tab has met the contact. */
export function knownKeeper(draftId: string): DraftKeeper | null {
  return keepers.get(draftId) ?? null
}

/** Opens a contact on a channel. Throws CallFailed. */
export async function openContact(channel: Draft['channel']): Promise<string> {
  const draft = await call(openDraft, { channel })
  keeperOf(draft)
  return draft.draftId
}

/** Puts a contact aside, or takes it up. Throws CallFailed. */
export async function setPaused(draftId: string, paused: boolean): Promise<void> {
  await call(pauseDraft, { draftId, paused })
  keepers.get(draftId)?.setPaused(paused ? new Date().toISOString() : null)
}

/** The contact is registered, or gone. */
export function endContact(draftId: string): void {
  keepers.get(draftId)?.end()
  keepers.delete(draftId)
  ended.set((before) => new Set([...before, draftId]))
}

const UNDO_TIME = 10_000

/**
 * Throws a contact away: it leaves the list at once and the server ten seconds later, so that it can be undone.
 * @returns the way back
 */
export function throwAway(draftId: string): () => void {
  ended.set((before) => new Set([...before, draftId]))
  const drop = (leaving: boolean) => {
    stop()
    endContact(draftId)
    void call(dropDraft, { draftId }, leaving ? { keepalive: true } : {}).catch(() => undefined) // stays in the air: no harm done
  }
  const timer = setTimeout(() => drop(false), UNDO_TIME)
  const leave = () => drop(true)
  window.addEventListener('pagehide', leave)
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener('pagehide', leave)
  }
  return () => {
    stop()
    ended.set((before) => new Set([...before].filter((other) => other !== draftId)))
  }
}

/** Which contacts have ended in this tab though a list may still name them. */
export function useEnded(): ReadonlySet<string> {
  return useStore(ended)
}

/** Contact is back, somebody has signed in again, or the tab is looked at: what is unsaved is tried at once. */
export function tryAllAgain(): void {
  for (const keeper of keepers.values()) keeper.again()
}

/** The page is being hidden or left: what is unsaved goes now. */
export function flushAll(): void {
  for (const keeper of keepers.values()) void keeper.flush(true)
}
