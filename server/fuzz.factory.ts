import type { Operation } from '#platform/operations/contract.ts'
import { type Chooser, inputSchema, sampleInput, type Schema } from './sample-input.factory.ts'

/** A row of random numbers that is the same for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const megabyte = 1_000_000
/** What nobody types, and somebody sends. Long ones are made when used. */
const hostile: readonly (() => unknown)[] = [
  () => 'x'.repeat(megabyte),
  () => `a${'\u0301\u0316'.repeat(megabyte / 4)}`,
  () => '👨‍👩‍👧‍👦'.repeat(20_000),
  () => ' '.repeat(megabyte),
  () => '\u202Eevil\u202C \u200F\u061C\u200E',
  () => '\u200B\u200C\u200D\u2060\uFEFF',
  () => 'half \uD800 of \uDC00 a pair',
  () => 'nul \u0000 in the middle',
  () => '\u0001\u0008\u001B[31m\u007F',
  () => "'; drop table question; --",
  () => '<script>alert(1)</script><img src=x onerror=alert(1)>',
  () => '{{constructor.constructor("return process")()}} ${7*7} %s %n',
  () => '../../../../etc/passwd',
  () => 'A'.repeat(300),
  () => '',
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 2 ** 31,
  () => 2 ** 53,
  () => -(2 ** 63),
  () => 1e308,
  () => '1e999',
  () => 'NaN',
  () => [],
  () => Array.from({ length: 5000 }, () => ({})),
  () => ({}),
  () => ({ toString: 'x', length: -1, valueOf: {} }),
  () => Array.from({ length: 2000 }).reduce<unknown>((inner) => [inner], 'deep'),
  () => Array.from({ length: 2000 }).reduce<unknown>((inner) => ({ a: inner }), 'deep'),
  () => '00000000-0000-0000-0000-000000000000',
  () => 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  () => '-'.repeat(36),
  () => 'not-a-uuid',
  () => '0000-01-01T00:00:00Z',
  () => '0001-01-01T00:00:00.000Z',
  () => '9999-12-31T23:59:59.999Z',
  () => '+275760-09-13T00:00:00.000Z',
  () => '-271821-04-20T00:00:00.000Z',
  () => '2026-02-30T00:00:00Z',
  () => '2026-03-10T15:00:00+99:99',
  () => '0000-00-00',
  () => '9999-12-31',
  () => '0000-01-01_00000000-0000-4000-8000-000000000000',
  () => '2026-03-10T09:00:00.000Z_00000000-0000-4000-8000-000000000000',
  () => `+275760-09-13T00:00:00.000Z_${'-'.repeat(36)}`,
  () => '١٢٣٤٥٦٧٨٩٠',
  () => '%00%ff%c0%af',
]

/** A request as it goes over the wire. */
export type Fuzzed = {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  payload?: string
}

/** A request to an operation: nearly right, then spoilt in up to three places; now and then no request at all. */
export function fuzzed(
  operation: Operation,
  ids: Readonly<Record<string, readonly string[]>>,
  random: (below: number) => number,
): Fuzzed {
  const one = <T>(of: readonly T[]): T => of[random(of.length)]!
  const choose: Chooser = {
    named: (name, schema: Schema) =>
      schema.format === 'uuid' && ids[name] && random(4) > 0 ? one(ids[name]) : undefined,
    oneOf: random,
    sends: () => random(3) > 0,
  }
  const input = sampleInput(inputSchema(operation), choose) as Record<string, unknown>
  for (let spoilt = random(4); spoilt > 0; spoilt--) spoil(input, random, one)
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const url = inPath.reduce(
    (path, key) => path.replace(`:${key}`, inAddress(input[key] ?? 'x')),
    `/api/v1${operation.path}`,
  )
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.includes(key)))
  const headers: Record<string, string> = random(5) === 0 ? { 'idempotency-key': one(ids['key'] ?? ['x']) } : {}
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    const query = Object.entries(rest).map(([key, value]) => `${inAddress(key)}=${inAddress(value)}`)
    return { name: operation.name, method: operation.method, url: `${url}?${query.join('&')}`, headers }
  }
  return {
    name: operation.name,
    method: operation.method,
    url,
    headers: {
      ...headers,
      'content-type': random(40) === 0 ? one(['text/plain', 'application/xml', '']) : 'application/json',
    },
    payload: random(40) === 0 ? one(broken)() : bodyOf(rest, random),
  }
}

/** Bodies that are no JSON of ours. */
const broken: readonly (() => string)[] = [
  () => '',
  () => '{',
  () => '"a text"',
  () => '[1,2,3]',
  () => 'null',
  () => '['.repeat(200_000),
  () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  () => '{"__proto__":{"permissions":"all"},"constructor":{"prototype":{"kind":"system"}}}',
  () => '\u0000',
  () => `{"a":1e${'9'.repeat(400)}}`,
  () => 'x'.repeat(3_000_000),
]

function bodyOf(input: Record<string, unknown>, random: (below: number) => number): string {
  const text = JSON.stringify(input)
  // Words that JavaScript takes for more than words.
  if (random(20) === 0 && text.length > 2) return `{"__proto__":{"kind":"system"},${text.slice(1)}`
  return text
}

function inAddress(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.slice(0, 20_000).toWellFormed())
}

/** Replaces, removes or adds something, somewhere in the input. */
function spoil(
  input: Record<string, unknown>,
  random: (below: number) => number,
  one: <T>(of: readonly T[]) => T,
): void {
  let at: Record<string, unknown> = input
  for (let depth = 0; depth < 4; depth++) {
    const inner = Object.values(at).filter(
      (value): value is Record<string, unknown> => typeof value === 'object' && value !== null,
    )
    if (inner.length === 0 || random(3) === 0) break
    at = one(inner)
  }
  const keys = Object.keys(at)
  const key = keys.length > 0 ? one(keys) : 'extra'
  const way = random(8)
  if (way === 0) delete at[key]
  else if (way === 1)
    at[one(['constructor', 'extra', 'municipalityId', 'actor', 'toString', '\u0000', 'a'.repeat(500)])] = one(hostile)()
  else at[key] = one(hostile)()
}
