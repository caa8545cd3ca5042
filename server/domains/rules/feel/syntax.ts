import { parseExpression, parseUnaryTests } from 'feelin'
import { isLongName, nameKey } from './names.ts'

/** A piece of an expression as feelin's grammar sees it. */
export type Node = {
  readonly name: string
  readonly text: string
  readonly children: readonly Node[]
}

/** Longer expressions are not read. */
const LONGEST_TEXT = 100_000
const DEEPEST = 200
/** Beyond so many names that are not single words, paths are only read one step deep: the grammar's tracking multiplies them. */
const MANY_NAMES = 60

/** Words that begin a type: told as names, they would no longer be read as that. */
const typeWords = new Set(['list', 'context', 'function', 'range'])

/**
 * The names an expression may use: those of its place, and those that anything after a point may have.
 * Members matter to the grammar only if they are of several words; single words are seen without being known.
 */
export class Names {
  readonly #context: Record<string, unknown>
  readonly #names: ReadonlySet<string>
  readonly #members: ReadonlySet<string>

  constructor(names: Iterable<string>, members: Iterable<string>) {
    this.#names = new Set([...names].filter((each) => !typeWords.has(each)))
    this.#members = new Set([...members].filter(isLongName))
    const leaf = named(this.#members, {})
    const value = this.#members.size > MANY_NAMES ? leaf : named(this.#members, leaf)
    // The names of built-in functions of several words are known to the grammar only if they are told.
    this.#context = named([...builtInNames, ...this.#names], value)
  }

  /** More names at this place. */
  with(names: Iterable<string>, members: Iterable<string> = []): Names {
    const more = [...names].filter((each) => !typeWords.has(each) && !this.#names.has(each))
    const moreMembers = [...members].filter((each) => isLongName(each) && !this.#members.has(each))
    if (more.length === 0 && moreMembers.length === 0) return this
    return new Names([...this.#names, ...more], [...this.#members, ...moreMembers])
  }

  /** What feelin is told. */
  get context(): Record<string, unknown> {
    return this.#context
  }
}

function named(names: Iterable<string>, value: unknown): Record<string, unknown> {
  return Object.fromEntries([...names].map((name) => [name, value]))
}

const builtInNames = [
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'starts with',
  'ends with',
  'string join',
  'list contains',
  'list replace',
  'insert before',
  'index of',
  'distinct values',
  'get value',
  'get entries',
  'context put',
  'context merge',
  'years and months duration',
  'day of year',
  'day of week',
  'month of year',
  'week of year',
  'round up',
  'round down',
  'round half up',
  'round half down',
  'met by',
  'overlaps before',
  'overlaps after',
  'finished by',
  'started by',
]

/** Thrown where a text is no expression. */
export class NotFeel extends Error {}

/** Reads an expression. */
export function readExpression(text: string, names: Names): Node {
  return read(text, names, parseExpression)
}

/** Reads the tests of a decision table's cell. */
export function readUnaryTests(text: string, names: Names): Node {
  return read(text, names, parseUnaryTests)
}

type Tree = ReturnType<typeof parseExpression>
type Cursor = ReturnType<Tree['cursor']>

function read(
  text: string,
  names: Names,
  parse: (text: string, context: Record<string, unknown>, dialect: undefined) => Tree,
): Node {
  if (text.length > LONGEST_TEXT) throw new NotFeel('too long')
  const plain = prepared(text)
  let tree: Tree
  try {
    tree = parse(plain, names.context, undefined)
  } catch (cause) {
    throw new NotFeel((cause as Error).message)
  }
  return nodeAt(tree.cursor(), plain, 0)
}

function nodeAt(cursor: Cursor, text: string, depth: number): Node {
  if (cursor.type.isError) throw new NotFeel(`at ${cursor.from}: ${text.slice(cursor.from, cursor.from + 20)}`)
  if (depth > DEEPEST) throw new NotFeel('too deep')
  const { name, from, to } = cursor
  const children: Node[] = []
  if (cursor.firstChild()) {
    do if (cursor.type.isError || !cursor.type.isSkipped) children.push(nodeAt(cursor, text, depth + 1))
    while (cursor.nextSibling())
    cursor.parent()
  }
  return { name, text: text.slice(from, to), children }
}

/**
 * What feelin's grammar does not read as the standard means it, written so that it does:
 * `range<number>` as a context of one member that nobody can name.
 */
function prepared(text: string): string {
  let plain = text.replace(/[\u2028\u2029\u0085]/g, '\n')
  if (/\brange\s*</.test(plain) && !plain.includes('"range'))
    plain = plain.replace(/\brange\s*<([^<>]*)>/g, `context<${RANGE_MEMBER}: $1>`)
  return plain.trim()
}

/** See `prepared`. */
export const RANGE_MEMBER = '__range__'

/** The words of a name, as it is compared. */
export function nameOf(node: Node): string {
  return nameKey(node.text.replace(/^`|`$/g, ''))
}
