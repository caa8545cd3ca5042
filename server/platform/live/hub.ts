import pg from 'pg'

/** The channel that every web process listens on; execute() sends to it when a transaction commits. */
export const LIVE_CHANNEL = 'torget_live'

/** Where open screens listen. One database connection serves them all. */
export type LiveHub = {
  /**
   * Calls `heard` with the topics that changed, in that municipality, when any of `topics` did. 'search:*' hears every topic that
   * begins with 'search:'. Returns the way to stop.
   */
  listen(municipalityId: number, topics: readonly string[], heard: (changed: string[]) => void): () => void
  /** Ends the connection; nothing is delivered after. */
  close(): Promise<void>
  listeners(): number
}

/** What a topic is listened for under: itself, and its kind. */
function keysOf(municipalityId: number, topic: string): string[] {
  const colon = topic.indexOf(':')
  const itself = `${municipalityId} ${topic}`
  return colon < 0 ? [itself] : [itself, `${municipalityId} ${topic.slice(0, colon)}:*`]
}

type Listener = { topics: ReadonlySet<string>; heard: (changed: string[]) => void }

/**
 * Opens the hub on its own connection (straight to the primary, never through a pooler in transaction mode).
 * When the connection is lost it comes back by itself and tells everybody 'all', since something may have been missed.
 */
export async function openLiveHub(url: string): Promise<LiveHub> {
  const byTopic = new Map<string, Set<Listener>>()
  let client: pg.Client | null = null
  let closed = false
  let again: NodeJS.Timeout | null = null

  function deliver(municipalityId: number, changed: string[]): void {
    const reached = new Map<Listener, string[]>()
    for (const topic of changed) {
      for (const key of keysOf(municipalityId, topic)) {
        for (const listener of byTopic.get(key) ?? []) reached.set(listener, [...(reached.get(listener) ?? []), topic])
      }
    }
    for (const [listener, topics] of reached) listener.heard(topics)
  }

  async function connect(first: boolean): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, options: '-c role=torget_app' })
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as { m: number; t: string[] }
      deliver(message.m, message.t)
    })
    await fresh.connect()
    await fresh.query(`listen ${LIVE_CHANNEL}`)
    client = fresh
    if (!first) for (const set of byTopic.values()) for (const listener of set) listener.heard(['all'])
  }

  function lost(which: pg.Client): void {
    if (closed || (client !== which && client !== null) || again) return
    client = null
    again = setTimeout(() => {
      again = null
      connect(false).catch(() => lost(which))
    }, 500)
  }

  await connect(true)
  return {
    listen(municipalityId, topics, heard) {
      const listener: Listener = { topics: new Set(topics), heard }
      for (const topic of listener.topics) {
        const key = `${municipalityId} ${topic}`
        const set = byTopic.get(key) ?? new Set()
        set.add(listener)
        byTopic.set(key, set)
      }
      return () => {
        for (const topic of listener.topics) {
          const key = `${municipalityId} ${topic}`
          const set = byTopic.get(key)
          set?.delete(listener)
          if (set?.size === 0) byTopic.delete(key)
        }
      }
    },
    listeners: () => new Set([...byTopic.values()].flatMap((set) => [...set])).size,
    async close() {
      closed = true
      if (again) clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}
