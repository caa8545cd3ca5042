import { useEffect } from 'react'
import { isRouteErrorResponse } from 'react-router'
import { tellContact } from './live.ts'

/** What each screen showed last, so that a lost server or a lost session does not take the page away from under the hand. */
const kept = new Map<string, unknown>()
const MOST = 40

function keep(key: string, data: unknown): void {
  kept.delete(key)
  kept.set(key, data)
  const oldest = kept.keys().next().value
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
}

/** Remembers what a page came with, for the first time something is fetched anew. */
export function useKept(key: string, data: unknown): void {
  useEffect(() => keep(key, data), [key, data])
}

/**
 * Fetches a screen's data. When the server is away or the session has ended, what was shown stays and the frame says so;
 * with nothing shown before, or when it is refused or does not exist, the fault goes on to the screen.
 */
export async function keepOnFault<Data>(key: string, load: () => Promise<Data>): Promise<Data> {
  try {
    const data = await load()
    keep(key, data)
    tellContact('there')
    return data
  } catch (error) {
    if (error instanceof Response && error.status < 400) throw error
    const status = isRouteErrorResponse(error) ? error.status : 503
    if (status === 403 || status === 404) throw error
    tellContact(status === 401 ? 'signed-out' : 'lost')
    if (kept.has(key)) return kept.get(key) as Data
    throw error
  }
}
