import { Parser } from 'saxen'

/** A value as a test case tells it. `null` is a value too; undefined is none told. */
export type Told =
  | { readonly kind: 'value'; readonly type: string; readonly text: string | null }
  | { readonly kind: 'list'; readonly items: readonly Told[] }
  | { readonly kind: 'context'; readonly members: readonly { name: string; value: Told }[] }

export type Case = {
  readonly id: string
  /** A business knowledge model or a decision service that is called instead of a decision. */
  readonly called: string | null
  readonly inputs: readonly { name: string; value: Told }[]
  readonly results: readonly { name: string; expected: Told; isError: boolean }[]
}

export type CaseFile = { readonly model: string; readonly cases: readonly Case[] }

type Tree = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: Tree[]
  text: string
}

/** Reads a file of test cases; null for a file that is none. */
export function readCases(xml: string): CaseFile | null {
  if (!/<(?:\w+:)?testCases\b/.test(xml)) return null
  const root = treeOf(xml).children.find(({ name }) => name === 'testCases')
  if (!root) return null
  return {
    model: child(root, 'modelName')?.text.trim() ?? '',
    cases: root.children.filter(({ name }) => name === 'testCase').map(readCase),
  }
}

function treeOf(xml: string): Tree {
  const root: Tree = { name: '', attributes: {}, children: [], text: '' }
  const open: Tree[] = [root]
  const parser = new Parser()
  parser.on('openTag', (name, attributes, decode) => {
    const attributesOf = Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)] as const)
    const tree: Tree = { name: local(name), attributes: Object.fromEntries(attributesOf), children: [], text: '' }
    open.at(-1)!.children.push(tree)
    open.push(tree)
  })
  parser.on('closeTag', () => {
    open.pop()
  })
  parser.on('text', (text, decode) => {
    open.at(-1)!.text += decode(text)
  })
  parser.on('cdata', (text) => {
    open.at(-1)!.text += text
  })
  parser.parse(xml)
  return root
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function child(tree: Tree, name: string): Tree | undefined {
  return tree.children.find((each) => each.name === name)
}

function readCase(tree: Tree): Case {
  const results = tree.children.filter(({ name }) => name === 'resultNode')
  const type = tree.attributes['type'] ?? 'decision'
  const called = tree.attributes['invocableName'] ?? null
  return {
    id: tree.attributes['id'] ?? '',
    called: type === 'decision' ? null : called,
    inputs: tree.children
      .filter(({ name }) => name === 'inputNode')
      .map((each) => ({ name: inputName(each), value: told(each) })),
    results: results.map((each) => ({
      name: each.attributes['name'] ?? '',
      expected: told(child(each, 'expected') ?? each),
      isError: each.attributes['errorResult'] === 'true',
    })),
  }
}

/** Input data of an imported model may be told by that model's namespace. */
function inputName({ attributes }: Tree): string {
  const { name = '', namespace } = attributes
  return namespace ? `${namespace}#${name}` : name
}

const nothing: Told = { kind: 'value', type: 'nil', text: null }

function told(tree: Tree): Told {
  const list = child(tree, 'list')
  if (list && list.attributes['nil'] !== 'true')
    return { kind: 'list', items: list.children.filter(({ name }) => name === 'item').map(told) }
  const members = tree.children.filter(({ name }) => name === 'component')
  if (members.length > 0)
    return {
      kind: 'context',
      members: members.map((each) => ({ name: each.attributes['name'] ?? '', value: told(each) })),
    }
  const value = child(tree, 'value')
  if (!value || value.attributes['nil'] === 'true') return nothing
  return { kind: 'value', type: local(value.attributes['type'] ?? 'string'), text: value.text }
}
