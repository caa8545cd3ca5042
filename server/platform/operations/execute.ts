import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { actorId } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import { seal, unseal } from '#platform/config/seal.ts'
import { ahead, type Database, inTransaction, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { publish } from '#platform/facts/facts.ts'
import { LIVE_CHANNEL } from '#platform/live/hub.ts'
import type { Context } from './context.ts'
import type { CallOptions, Operation } from './contract.ts'
import { type Fault, Problem } from './problem.ts'

/** Carries an operation out. Throws Problem for what a person can mend. */
export type Handler<Input, Reply> = (context: Context, input: Input) => Promise<Reply>

/** An operation with the use case that carries it out: one line in a domain's routes.ts. */
export type Route = { operation: Operation; handler: Handler<never, unknown> }

/** Ties an operation to its use case, checked by the compiler. */
export function route<I extends z.ZodType, R extends z.ZodType>(
  operation: Operation<I, R>,
  handler: Handler<z.output<I>, z.input<R>>,
): Route {
  return { operation, handler: handler as Handler<never, unknown> }
}

export type Operations = ReadonlyMap<string, Route>

/** All routes by operation name. Throws when two carry the same name: a fault of the program. */
export function operationsOf(routes: readonly Route[]): Operations {
  const all = new Map<string, Route>()
  for (const each of routes) {
    if (all.has(each.operation.name)) throw new Error(`Two operations are called ${each.operation.name}.`)
    all.set(each.operation.name, each)
  }
  return all
}

export type Execution = { db: Database; operations: Operations; clock: Clock; secret: string }

/** A remembered reply may hold a follow code: it is sealed, and removed after a day. */
const REMEMBERED = 'repeated-request'

type Asked = CallOptions & { requestId?: string }

/**
 * Carries out one operation: permission → input → use case → audit → announcements, in one transaction → declared reply.
 * REST, pages and jobs all come this way.
 * @param asked key: a repeated key is carried out once and answered from memory
 */
export async function execute(
  execution: Execution,
  actor: Actor,
  name: string,
  input: unknown,
  asked: Asked = {},
): Promise<unknown> {
  const work = workOf(execution, actor, name, input, asked)
  const reply = await tryTwice(() => inTransaction(execution.db, actor, work.carryOut, work.manner))
  return work.operation.reply.parse(reply)
}

type Work = {
  operation: Operation
  manner: 'changes' | 'reads' | 'notes'
  carryOut: (tx: Tx) => Promise<unknown>
}

/** What is to be done, once permission and input are in order. Throws Problem where they are not. */
function workOf(execution: Execution, actor: Actor, name: string, input: unknown, asked: Asked): Work {
  const { operations, clock, secret } = execution
  const found = operations.get(name)
  if (!found) throw new Problem(404, 'not-found')
  const { operation, handler } = found
  if (!actor.permissions.has(operation.permission)) {
    throw actor.kind === 'anonymous' ? new Problem(401, 'sign-in-needed') : new Problem(403, 'not-allowed')
  }
  const parsed = operation.input.safeParse(input)
  if (!parsed.success) throw new Problem(400, 'bad-input', {}, faultsOf(parsed.error))
  const carryOut = async (tx: Tx) => {
    const repeated = asked.key ? await earlierReply(tx, actor, name, asked.key, parsed.data) : null
    if (repeated) return unseal(secret, REMEMBERED, repeated.reply)
    const topics = new Set<string>()
    const context = contextOf(tx, actor, clock, secret, topics)
    const replied = await handler(context, parsed.data as never)
    await close(tx, actor, clock.now(), operation, parsed.data, replied, topics, asked.requestId)
    if (asked.key) await keepReply(tx, actor, asked.key, seal(secret, REMEMBERED, replied))
    return replied
  }
  return { operation, manner: mannerOf(operation, parsed.data, asked), carryOut }
}

/** Carries out operations for one who asks: name, input, and how. */
export type Executing = (name: string, input: unknown, asked?: Asked) => Promise<unknown>

type Waiting = { work: Work; settle: (reply: Promise<unknown>) => void }

/**
 * For one page: reads that may go together (see Operation.together) and are asked for in the same moment share one transaction, and
 * their statements a journey. Everything else goes by itself. Each has its own permission, input, audit and reply, as with execute().
 */
export function executeTogether(execution: Execution, actor: Actor): Executing {
  let waiting: Waiting[] = []
  const alone = (work: Work) => tryTwice(() => inTransaction(execution.db, actor, work.carryOut, work.manner))
  async function carryOut(): Promise<void> {
    const all = waiting
    waiting = []
    const only = all.length === 1 ? all[0] : undefined
    if (only) return only.settle(alone(only.work))
    const manner = all.some(({ work }) => work.manner === 'notes') ? 'notes' : 'reads'
    try {
      const done = await inTransaction(execution.db, actor, (tx) => settled(all, tx), manner)
      all.forEach(({ settle }, place) => settle(done[place]!()))
    } catch {
      // One of them took the others with it: each by itself then, with its own fault.
      for (const { work, settle } of all) settle(alone(work))
    }
  }
  return async (name, input, asked = {}) => {
    const work = workOf(execution, actor, name, input, asked)
    if (!work.operation.together || work.manner === 'changes') return work.operation.reply.parse(await alone(work))
    const reply = new Promise<unknown>((resolve) => {
      waiting.push({ work, settle: resolve })
      if (waiting.length === 1) setImmediate(() => void carryOut())
    })
    return work.operation.reply.parse(await reply)
  }
}

/** What became of each; a Problem is that one's own, anything else is thrown for all. */
async function settled(all: readonly Waiting[], tx: Tx): Promise<(() => Promise<unknown>)[]> {
  const done = await Promise.allSettled(all.map(({ work }) => work.carryOut(tx)))
  return done.map((one) => {
    if (one.status === 'fulfilled') return () => Promise.resolve(one.value)
    if (one.reason instanceof Problem) return () => Promise.reject(one.reason)
    throw one.reason
  })
}

/** What is no change only reads; where it leaves a trace, it notes. A purpose is given for what is secret: that trace is on disk before the words are told. */
function mannerOf(operation: Operation, input: unknown, asked: Asked): 'changes' | 'reads' | 'notes' {
  if (operation.method !== 'GET' || asked.key) return 'changes'
  if ('nothing' in operation.audits) return 'reads'
  return textField(input, 'purpose') ? 'changes' : 'notes'
}

/** Runs recurring work of a domain in a transaction of its own, with the same announcements as an operation. Returns what it returned. */
export async function executeWork<T>(
  execution: Execution,
  actor: Actor,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { db, clock, secret } = execution
  return inTransaction(db, actor, async (tx) => {
    const topics = new Set<string>()
    const done = await work(contextOf(tx, actor, clock, secret, topics))
    if (topics.size > 0) await sql`${ahead}select pg_notify(${LIVE_CHANNEL}, ${notice(actor, topics)})`.execute(tx)
    return done
  })
}

function contextOf(tx: Tx, actor: Actor, clock: Clock, secret: string, topics: Set<string>): Context {
  return {
    tx,
    actor,
    clock,
    secret,
    publish: (kind, carried) => publish({ tx, actor, clock }, kind, carried),
    announce: (...changed) => changed.forEach((topic) => topics.add(topic)),
  }
}

/** What open screens are told: in which municipality, which topics. PostgreSQL carries at most 8,000 bytes. */
function notice(actor: Actor, topics: Set<string>): string {
  return JSON.stringify({ m: actor.municipalityId, t: [...topics].slice(0, 100) })
}

/** Unique constraints on what is drawn by chance (a reference, say) end with this: what is taken is drawn again. */
const DRAWN = /_drawn$/

/** A transaction that lost against another one (serialisation, deadlock), or drew what was taken, is done once more from the start. */
async function tryTwice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
    if (code === '40001' || code === '40P01' || (code === '23505' && DRAWN.test(constraint ?? ''))) return work()
    throw error
  }
}

/** Audit and announcements, sent with the commit that follows: no journey of their own. */
async function close(
  tx: Tx,
  actor: Actor,
  at: Date,
  operation: Operation,
  input: unknown,
  reply: unknown,
  topics: Set<string>,
  requestId = '',
): Promise<void> {
  const audits = operation.audits
  const message = topics.size > 0 ? notice(actor, topics) : null
  if ('nothing' in audits) {
    if (message) await sql`${ahead}select pg_notify(${LIVE_CHANNEL}, ${message})`.execute(tx)
    return
  }
  const subject = subjectOf(audits.subject, input, reply)
  const purpose = textField(input, 'purpose')
  const written = sql`insert into audit_entry (municipality_id, at, id, actor_kind, actor_id, operation, subject_kind, subject_id, purpose, request_id)
    values (${actor.municipalityId}, ${at}, ${newId(at)}, ${actor.kind}, ${actorId(actor)}, ${audits.action}, ${audits.subject},
      ${subject}, ${purpose}, ${requestId || null})`
  await (message
    ? sql`${ahead}with written as (${written}) select pg_notify(${LIVE_CHANNEL}, ${message})`.execute(tx)
    : sql`${ahead}${written}`.execute(tx))
}

const UUID = /^[0-9a-f-]{36}$/

/** The subject 'question' is found as questionId, or id, in the reply or the input. */
function subjectOf(subject: string, input: unknown, reply: unknown): string | null {
  for (const key of [`${subject}Id`, 'id']) {
    for (const from of [reply, input]) {
      const value = textField(from, key)
      if (value && UUID.test(value)) return value
    }
  }
  return null
}

function textField(from: unknown, key: string): string | null {
  if (typeof from !== 'object' || from === null) return null
  const value = (from as Record<string, unknown>)[key]
  return typeof value === 'string' ? value : null
}

/**
 * Takes the key for this transaction. A rival with the same key waits here until the first has committed, then reads its reply.
 * Throws Problem 422 when the key was used for something else.
 */
async function earlierReply(
  tx: Tx,
  actor: Actor,
  name: string,
  key: string,
  input: unknown,
): Promise<{ reply: string | null } | null> {
  const who = `${actor.kind}:${actorId(actor) ?? ''}`
  // Same key, other words: that is another request, and its sender must be told.
  const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 16)
  const what = `${name} ${fingerprint}`
  const taken =
    await sql`insert into repeated_request (municipality_id, actor, key, operation) values (${actor.municipalityId}, ${who}, ${key}, ${what})
    on conflict do nothing returning key`.execute(tx)
  if (taken.rows.length > 0) return null
  const earlier = await sql<{ operation: string; reply: string | null }>`select operation, reply from repeated_request
    where municipality_id = ${actor.municipalityId} and actor = ${who} and key = ${key}`.execute(tx)
  const first = earlier.rows[0]
  if (!first || first.operation !== what) throw new Problem(422, 'key-used-for-other')
  return { reply: first.reply }
}

async function keepReply(tx: Tx, actor: Actor, key: string, reply: string): Promise<void> {
  await sql`update repeated_request set reply = ${reply}
    where municipality_id = ${actor.municipalityId} and actor = ${`${actor.kind}:${actorId(actor) ?? ''}`} and key = ${key}`.execute(
    tx,
  )
}

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.slice(0, 20).map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    code: faultCode(issue),
    detail: issue.message,
  }))
}

/** The text that tells a person what is wrong with a field: 'missing', 'too-long', 'wrong' or the schema's own word. */
function faultCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'too_small') return 'missing'
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) return 'missing'
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string') return issue.params['code']
  return 'wrong'
}
