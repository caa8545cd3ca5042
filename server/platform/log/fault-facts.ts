import type { Logger } from 'pino'

/** Where the platform writes what happens. Never personal data. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

/** What may be written in the log about something thrown. */
export type FaultFacts = { name: string; code?: string; at: string[] }

/**
 * The kind, code and place of a fault, without its words: a database's or a mail server's message may repeat what a citizen wrote.
 * @param thrown whatever was caught
 * @returns name and code, and the first places in our own program
 */
export function faultFacts(thrown: unknown): FaultFacts {
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: [] }
  const code = (thrown as { code?: unknown }).code
  const places = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
  return {
    name: thrown.name,
    ...(typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? { code } : {}),
    at: places.slice(0, 4).map((line) => line.trim().slice(3)),
  }
}
