import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Entries kept at most; the oldest go first. A sign-in needs four, for a minute. */
const MOST = 5_000

type Entry = { payload: AdapterPayload; until: number }

/** Where the demo's provider keeps what it must remember: in this process, until it ends. */
export function memoryAdapters(): (model: string) => Adapter {
  const entries = new Map<string, Entry>()
  return (model) => adapterFor(entries, model)
}

function adapterFor(entries: Map<string, Entry>, model: string): Adapter {
  const keyOf = (id: string): string => `${model}:${id}`
  const living = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    if (entry && entry.until > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const first = (is: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload }] of entries) if (key.startsWith(`${model}:`) && is(payload)) return living(key)
    return undefined
  }
  return {
    async upsert(id, payload, expiresIn) {
      const key = keyOf(id)
      entries.delete(key)
      if (entries.size >= MOST) entries.delete(entries.keys().next().value!)
      entries.set(key, { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
    },
    find: async (id) => living(keyOf(id)),
    findByUid: async (uid) => first((payload) => payload.uid === uid),
    findByUserCode: async (code) => first((payload) => payload.userCode === code),
    async consume(id) {
      const payload = living(keyOf(id))
      // Used once: a second use is recognised, and refused.
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      entries.delete(keyOf(id))
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  }
}
