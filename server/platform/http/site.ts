import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { StartUpError } from '#platform/config/start-up-error.ts'

/** A municipality as pages and letters present it. */
export type Municipality = {
  id: number
  code: string
  name: string
  shortName: string
  timeZone: string
  profile: {
    address: string
    phone: string
    email: string
    languages: string[]
    theme: { name: string; mark: string }
    /** The municipality's own sites that may show our pages for embedding inside theirs: https://www.ekby.se. Nobody else may. */
    embeddedBy?: string[]
  }
}

/** The municipalities of this installation and the host names that lead to them. */
export type Sites = {
  /** The municipality of a request's host; a host nobody has claimed gets the first one. */
  of(request: Pick<FastifyRequest, 'hostname'>): Municipality
  byId(id: number): Municipality
  all(): Municipality[]
  /**
   * How a municipality's pages are reached, for addresses that leave the page: in feeds, to search engines. Never by what a request
   * calls us: anybody can call us anything, and pages are kept for all.
   */
  originOf(municipalityId: number, port: number): string
  refresh(): Promise<void>
}

/**
 * Reads the municipalities and keeps them; `refresh` reads them again.
 * @param origin how browsers reach the installation; null: http on this machine
 */
export async function openSites(pool: pg.Pool, origin: string | null = null): Promise<Sites> {
  let all: Municipality[] = []
  let hosts = new Map<string, number>()
  async function refresh(): Promise<void> {
    const rows = await pool.query<{
      id: number
      code: string
      name: string
      short_name: string
      time_zone: string
      profile: Municipality['profile']
    }>('select id, code, name, short_name, time_zone, profile from municipality order by id')
    all = rows.rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      timeZone: row.time_zone,
      profile: row.profile,
    }))
    const named = await pool.query<{ host: string; municipality_id: number }>(
      'select host, municipality_id from municipality_host',
    )
    hosts = new Map(named.rows.map((row) => [row.host, row.municipality_id]))
  }
  await refresh()
  function byId(id: number): Municipality {
    const found = all.find((each) => each.id === id)
    if (!found) throw new Error(`There is no municipality ${id}.`)
    return found
  }
  return {
    refresh,
    byId,
    all: () => all,
    originOf(municipalityId, port) {
      const base = new URL(origin ?? `http://localhost:${port}`)
      const its = [...hosts].filter(([, id]) => id === municipalityId).map(([host]) => host)
      if (its.length > 0 && !its.includes(base.hostname)) base.hostname = its.toSorted()[0]!
      return base.origin
    },
    of(request) {
      const claimed = hosts.get(request.hostname.toLowerCase())
      const first = all[0]
      if (!first) throw new StartUpError('There is no municipality yet. Start with TORGET_DEMO=yes, or load one.')
      return claimed === undefined ? first : byId(claimed)
    },
  }
}
