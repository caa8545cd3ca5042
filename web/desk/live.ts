import { useEffect } from 'react'
import { createStore, useStore } from './store.ts'

/** How the desk stands with the server. `since` is when contact was lost, in milliseconds of this computer's clock. */
export type Contact = { state: 'there' } | { state: 'lost'; since: number } | { state: 'signed-out' }

const contact = createStore<Contact>({ state: 'there' })
const LEADER = 'torget-live'
/** A blink of the network is nothing to tell. */
const PATIENCE = 2_500
const AGAIN = 5_000

type News = { kind: 'changed'; topics: string[] } | { kind: 'lost'; since: number } | { kind: 'there' }

/** Whether the server answers. */
export function useContact(): Contact {
  return useStore(contact)
}

/** A call did not reach the server, or came back: what the live stream notices later or not at all. */
export function tellContact(state: 'there' | 'lost' | 'signed-out'): void {
  contact.set((before) => {
    if (state === before.state) return before
    return state === 'lost' ? { state, since: Date.now() } : { state }
  })
}

/**
 * Hears what changed on the server, at most once in `quiet` milliseconds. One stream serves all tabs of the browser: the
 * tab that holds the lock listens and tells the others; when it closes, the next takes over. When contact comes back,
 * topics are ['all'], since something may have been missed.
 */
export function useLive(heard: (topics: string[]) => void, quiet = 500): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null
    let collected = new Set<string>()
    const take = (news: News) => {
      if (news.kind === 'lost') return contact.set({ state: 'lost', since: news.since })
      if (news.kind === 'there') return tellContact('there')
      news.topics.forEach((topic) => collected.add(topic))
      waiting ??= setTimeout(() => {
        waiting = null
        const topics = [...collected]
        collected = new Set()
        heard(topics)
      }, quiet)
    }
    const stop = shareStream(take)
    return () => {
      stop()
      if (waiting) clearTimeout(waiting)
    }
  }, [heard, quiet])
}

/** Listens by way of the leading tab, or becomes it. Returns the way to stop. */
function shareStream(take: (news: News) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return openStream(take)
  const channel = new BroadcastChannel(LEADER)
  channel.addEventListener('message', (event: MessageEvent<News>) => take(event.data))
  const leaving = new AbortController()
  let close = () => undefined as void
  void navigator.locks
    .request(LEADER, { signal: leaving.signal }, () => {
      if (leaving.signal.aborted) return
      close = openStream((news) => {
        take(news)
        channel.postMessage(news)
      })
      return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve(), { once: true }))
    })
    .catch(() => undefined) // left while waiting for the lock
  return () => {
    leaving.abort()
    close()
    channel.close()
  }
}

function openStream(tell: (news: News) => void): () => void {
  let source: EventSource | null = null
  let lostAt: number | null = null
  let patience: ReturnType<typeof setTimeout> | null = null
  let again: ReturnType<typeof setTimeout> | null = null
  const open = () => {
    source = new EventSource('/api/v1/live')
    source.addEventListener('hello', () => {
      if (patience) clearTimeout(patience)
      patience = null
      tell({ kind: 'there' })
      if (lostAt !== null) tell({ kind: 'changed', topics: ['all'] })
      lostAt = null
    })
    source.addEventListener('changed', (event: MessageEvent<string>) =>
      tell({ kind: 'changed', topics: JSON.parse(event.data) as string[] }),
    )
    source.addEventListener('error', () => {
      const since = (lostAt ??= Date.now())
      patience ??= setTimeout(() => tell({ kind: 'lost', since }), PATIENCE)
      // The browser tries again by itself, except when it was refused: then we do.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN)
    })
  }
  open()
  return () => {
    source?.close()
    for (const timer of [patience, again]) if (timer) clearTimeout(timer)
  }
}
