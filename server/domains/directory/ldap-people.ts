import { Client, InvalidCredentialsError, ResultCodeError } from 'ldapts'
import { cleanText } from '#platform/text/clean-text.ts'
import type { ImportRow } from './import-rows.ts'

/** Where people are fetched from. */
export type LdapServer = {
  url: string
  bindName: string
  bindPassword: string
  base: string
  filter: string
  /** Our field → their attribute. */
  mapping: Readonly<Record<string, string>>
}

/** Why nothing was fetched: nobody answered, the sign-in was refused, or the search made no sense to the server. */
export type FetchFault = 'away' | 'refused' | 'wrong'

/** Whoever asks waits for so long, and no job longer. */
const CONNECT_MS = 5_000
const ANSWER_MS = 20_000
const PAGE = 500
const MOST = 50_000

/** Fetches everybody the search finds, as rows to bring in. The line of a row is its place in the reply. */
export async function fetchPeople(server: LdapServer): Promise<ImportRow[] | FetchFault> {
  const client = new Client({ url: server.url, connectTimeout: CONNECT_MS, timeout: ANSWER_MS })
  try {
    await client.bind(server.bindName, server.bindPassword)
    const attributes = [...new Set(Object.values(server.mapping))]
    const { searchEntries } = await client.search(server.base, {
      scope: 'sub',
      filter: server.filter,
      attributes,
      paged: { pageSize: PAGE },
      sizeLimit: MOST,
    })
    return searchEntries.map((entry, at) => ({ line: at + 1, values: valuesOf(entry, server.mapping) }))
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return 'refused'
    return error instanceof ResultCodeError ? 'wrong' : 'away'
  } finally {
    await client.unbind().catch(() => {})
  }
}

/** The first value of each attribute; languages all of theirs. An attribute that is not there is an empty field. */
function valuesOf(
  entry: Readonly<Record<string, Buffer | Buffer[] | string | string[]>>,
  mapping: LdapServer['mapping'],
): Record<string, string> {
  const byName = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]))
  return Object.fromEntries(
    Object.entries(mapping).map(([field, attribute]) => {
      const found = byName.get(attribute.toLowerCase()) ?? ''
      const all = (Array.isArray(found) ? found : [found]).map((each) => each.toString('utf8'))
      return [field, cleanText(field === 'languages' ? all.join(' ') : (all[0] ?? ''))]
    }),
  )
}
