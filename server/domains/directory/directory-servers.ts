import type { z } from 'zod'
import { seal, unseal } from '#platform/config/seal.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { bringIn, type Load } from './bring-in.ts'
import type { fetchServer as fetchOperation, saveServer as saveOperation } from './contract.ts'
import { asIf } from './import-rows.ts'
import { importById, saveImport, shown } from './imports.ts'
import { fetchPeople, type LdapServer } from './ldap-people.ts'

/** What a password is sealed for: it opens nothing else. */
const SEALED = 'directory-server'
const neededFields = ['code', 'givenName', 'familyName', 'unit']

type ServerRow = {
  id: string
  name: string
  url: string
  bindName: string
  bindPassword: string
  base: string
  filter: string
  mapping: Record<string, string>
  everyMinutes: number
  isOn: boolean
  lastAt: Date | null
  lastResult: string | null
  version: number
}

const columns = sql`id, name, url, bind_name as "bindName", bind_password as "bindPassword", base, filter, mapping,
  every_minutes as "everyMinutes", is_on as "isOn", last_at as "lastAt", last_result as "lastResult", version`

/** The directory servers, without their passwords. */
export async function listServers({ tx, actor }: Context) {
  const { rows } = await sql<ServerRow>`select ${columns} from directory_server
    where municipality_id = ${actor.municipalityId} order by name limit 50`.execute(tx)
  return {
    servers: rows.map(({ lastAt, ...row }) => ({ ...row, bindPassword: null, lastAt: lastAt?.toISOString() ?? null })),
  }
}

/** Writes where people are fetched from. Without a password the one that is kept stays. */
export async function saveServer(context: Context, input: z.output<typeof saveOperation.input>) {
  const { tx, actor, clock, secret } = context
  // check
  const lacks = neededFields.filter((field) => !input.mapping[field])
  if (lacks.length > 0) throw wrong('mapping', 'server.mapping')
  if (!input.serverId && !input.bindPassword) throw wrong('bindPassword', 'server.no-password')
  // apply
  const id = input.serverId ?? newId(clock.now())
  const password = input.bindPassword ? seal(secret, SEALED, input.bindPassword) : null
  const { name, url, bindName, base, filter, everyMinutes, isOn } = input
  const mapping = JSON.stringify(input.mapping)
  // save
  const saved = input.serverId
    ? await sql<{ version: number }>`update directory_server set name = ${name}, url = ${url}, bind_name = ${bindName},
        bind_password = coalesce(${password}, bind_password), base = ${base}, filter = ${filter}, mapping = ${mapping}::jsonb,
        every_minutes = ${everyMinutes}, is_on = ${isOn}, version = version + 1
      where municipality_id = ${actor.municipalityId} and id = ${id} and version = ${input.version ?? 0} returning version`.execute(
        tx,
      )
    : await sql<{
        version: number
      }>`insert into directory_server (municipality_id, id, name, url, bind_name, bind_password, base, filter, mapping,
        every_minutes, is_on, due_at)
      values (${actor.municipalityId}, ${id}, ${name}, ${url}, ${bindName}, ${password}, ${base}, ${filter}, ${mapping}::jsonb, ${everyMinutes},
        ${isOn}, ${clock.now()}) returning version`.execute(tx)
  const now = saved.rows[0]
  if (!now) throw new Problem(409, 'directory.changed')
  // reply
  return { serverId: id, version: now.version }
}

/** Fetches people from a server now. When so many would be closed that it must be confirmed, nothing changes. */
export async function fetchFromServer(context: Context, input: z.output<typeof fetchOperation.input>) {
  const { tx, actor } = context
  // load
  const { rows } = await sql<ServerRow>`select ${columns} from directory_server
    where municipality_id = ${actor.municipalityId} and id = ${input.serverId} for update`.execute(tx)
  if (!rows[0]) throw notFound()
  // apply
  const { importId, fault, many } = await bringFrom(context, rows[0], input.isConfirmed)
  if (fault || !importId) throw new Problem(422, `server.${fault ?? 'away'}`)
  // save
  await noteFetch(context, rows[0], many ? 'stopped' : 'done')
  // reply
  return shown(context, await importById(context, importId), many)
}

/**
 * Fetches from one server whose time has come. Its row stays locked meanwhile, so that no two processes do the same; an
 * answer takes at most half a minute. Returns how many it fetched from.
 */
export async function fetchDueServers(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  // load
  const { rows } = await sql<ServerRow>`select ${columns} from directory_server
    where municipality_id = ${actor.municipalityId} and is_on and due_at <= ${clock.now()} order by due_at limit 1 for update skip locked`.execute(
    tx,
  )
  const server = rows[0]
  if (!server) return 0
  // apply
  const { fault, many } = await bringFrom(context, server, false)
  // save
  await noteFetch(context, server, fault ?? (many ? 'stopped' : 'done'))
  // reply
  return 1
}

async function bringFrom(context: Context, server: ServerRow, isConfirmed: boolean) {
  const settings: LdapServer = {
    ...server,
    bindPassword: passwordOf(context, server),
  }
  const rows = await fetchPeople(settings)
  if (typeof rows === 'string') return { importId: null, fault: rows, many: false }
  // A search that finds nobody is a broken search, not a municipality without staff.
  if (rows.length === 0) return { importId: null, fault: 'wrong' as const, many: false }
  const load: Load = { kind: 'people', source: 'ldap', rows, isComplete: true }
  const tried = await asIf(context, () => bringIn(context, load))
  const stops = tried.closesMany && !isConfirmed
  const loaded = stops ? tried : await bringIn(context, load)
  const state = stops ? ('stopped' as const) : ('done' as const)
  const importId = await saveImport(context, { ...load, name: server.name, content: null, state }, loaded)
  return { importId, fault: null, many: stops }
}

async function noteFetch({ tx, actor, clock }: Context, server: ServerRow, result: string): Promise<void> {
  const due = new Date(clock.now().getTime() + server.everyMinutes * 60_000)
  await sql`update directory_server set last_at = ${clock.now()}, last_result = ${result}, due_at = ${due}
    where municipality_id = ${actor.municipalityId} and id = ${server.id}`.execute(tx)
}

function wrong(field: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer: `/${field}`, code, detail: code }])
}

function passwordOf({ secret }: Context, server: ServerRow): string {
  const opened = unseal(secret, SEALED, server.bindPassword)
  return typeof opened === 'string' ? opened : ''
}
