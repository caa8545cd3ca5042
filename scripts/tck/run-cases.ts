import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { feel, readRules, type Rules } from '#domains/rules/index.ts'
import { type Case, readCases, type Told } from './read-cases.ts'

export type Result = { readonly file: string; readonly id: string; readonly passed: boolean; readonly why: string }

/** Numbers may differ this much: the kit tells roots and logarithms with fewer digits than they have. */
const NEAR = new feel.Numeral('1e-8')

/** Runs every test case in a folder and those within, file by file. */
export async function* runFolder(folder: string): AsyncGenerator<Result> {
  const files = globSync('**/*.xml', { cwd: folder }).toSorted()
  for (const file of files) {
    const found = readCases(readFileSync(join(folder, file), 'utf8'))
    if (!found) continue
    const rules = await rulesOf(join(folder, dirname(file)), found.model).catch((cause: unknown) => String(cause))
    for (const each of found.cases) {
      const why = typeof rules === 'string' ? rules : runCase(each, rules)
      yield { file: relative('.', file), id: each.id, passed: why === null, why: why ?? '' }
    }
  }
}

/** The model of a file of test cases, with the other models beside it where it imports any. */
async function rulesOf(folder: string, model: string): Promise<Rules> {
  const xml = readFileSync(join(folder, model), 'utf8')
  const imports = /<(?:[\w.-]+:)?import\b/.test(xml)
  const others = imports ? globSync('*.dmn', { cwd: folder }).filter((each) => each !== basename(model)) : []
  return readRules(
    xml,
    others.toSorted().map((each) => readFileSync(join(folder, each), 'utf8')),
  )
}

/** Why a case fails; null if it passes. */
function runCase({ called, inputs, results }: Case, rules: Rules): string | null {
  const given = new Map(inputs.map(({ name, value }) => [name, valueOf(value)]))
  for (const { name, expected } of results) {
    const { value, run } = rules.evaluate(called ?? name, given, { now: new Date(), zone: 'UTC' })
    // What is called may come to several results; each is told by its name.
    const member = called !== null && value instanceof Map ? (value.get(name) ?? null) : value
    if (!same(value, expected) && !same(member, expected)) {
      const warned = run.warnings.map(({ code, detail }) => `${code} ${detail}`).join('; ')
      return `${name} is ${feel.writeValue(value, true)}, expected ${describe(expected)}${warned && ` (${warned})`}`
    }
  }
  return null
}

function valueOf(told: Told): feel.Value {
  if (told.kind === 'list') return told.items.map(valueOf)
  if (told.kind === 'context') return new Map(told.members.map(({ name, value }) => [name, valueOf(value)]))
  const { text, type } = told
  if (text === null) return null
  switch (type) {
    case 'boolean':
      return text.trim() === 'true'
    case 'date':
      return feel.readDate(text.trim())
    case 'time':
      return feel.readTime(text.trim())
    case 'dateTime':
      return feel.readDateTime(text.trim())
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return feel.readDuration(text.trim())
    case 'decimal':
    case 'double':
    case 'float':
    case 'integer':
    case 'int':
    case 'long':
      return feel.finite(feel.numeral(text.trim()))
    default:
      return text
  }
}

function same(value: feel.Value, told: Told): boolean {
  if (told.kind === 'list') {
    return (
      Array.isArray(value) &&
      value.length === told.items.length &&
      told.items.every((each, at) => same(value[at] ?? null, each))
    )
  }
  if (told.kind === 'context') {
    return (
      value instanceof Map &&
      value.size === told.members.length &&
      told.members.every((each) => value.has(each.name) && same(value.get(each.name) ?? null, each.value))
    )
  }
  const expected = valueOf(told)
  if (feel.isNumeral(value) && feel.isNumeral(expected)) return value.sub(expected).abs().lessThanOrEqualTo(NEAR)
  return feel.equal(value, expected) === true
}

function describe(told: Told): string {
  if (told.kind === 'list') return `[${told.items.map(describe).join(', ')}]`
  if (told.kind === 'context')
    return `{${told.members.map((each) => `${each.name}: ${describe(each.value)}`).join(', ')}}`
  return told.text === null ? 'null' : `${told.text} (${told.type})`
}
