import { createHash } from 'node:crypto'
import pg from 'pg'

/** Most statements kept prepared per connection: each costs the server memory. */
const MOST_PREPARED = 400

/**
 * A connection that prepares each statement once and then only sends its values. Planning a statement under row security
 * takes the server longer than carrying it out; whoever does the same thing ten thousand times need not ask for it each time.
 * Not for connections that share a server process (pgbouncer in transaction mode before 1.21), nor across migrations.
 */
export class PreparedClient extends pg.Client {
  readonly #names = new Map<string, string>()

  // pg declares a dozen overloads; the one that Kysely calls is (text, values).
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return this.#ask(given)
    const name = this.#nameOf(text)
    return this.#ask(name ? [{ name, text, values }, ...rest] : given)
  }

  #ask(given: unknown[]): never {
    return super.query(...(given as [string])) as never
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text)
    if (known) return known
    if (this.#names.size >= MOST_PREPARED) return null
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    this.#names.set(text, name)
    return name
  }
}
