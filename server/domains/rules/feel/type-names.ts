import type { Site } from './site.ts'
import { type Node, nameOf, RANGE_MEMBER } from './syntax.ts'
import { builtInType, type FeelType } from './types.ts'

/** The type that is written after `instance of`, or beside a function's parameter. */
export function compileType(node: Node, site: Site): FeelType {
  const types = node.children.filter(({ name }) => name === 'Type').map((each) => compileType(each, site))
  switch (node.name) {
    case 'Type':
    case 'ArgumentType':
      return node.children[0] ? compileType(node.children[0], site) : unknown(node)
    case 'ListType':
      return { kind: 'list', of: types[0] ?? unknown(node) }
    case 'ContextType':
      return contextType(node, site)
    case 'FunctionType': {
      const given = node.children.find(({ name }) => name === 'ArgumentTypes')?.children ?? []
      const parameters = given.filter(({ name }) => name === 'ArgumentType').map((each) => compileType(each, site))
      return { kind: 'function', parameters, result: types.at(-1) ?? null }
    }
    default: {
      const name = node.text.replace(/\s+/g, ' ').replace(/\s*\.\s*/g, '.')
      return site.typeOf(name) ?? builtInType(name) ?? unknown(node)
    }
  }
}

function contextType(node: Node, site: Site): FeelType {
  const entries = node.children.find(({ name }) => name === 'ContextEntryTypes')?.children ?? []
  const members = new Map<string, FeelType>()
  for (const entry of entries.filter(({ name }) => name === 'ContextEntryType')) {
    const [name, type] = entry.children
    if (name && type) members.set(nameOf(name), compileType(type, site))
  }
  const ofRange = members.get(RANGE_MEMBER)
  return ofRange ? { kind: 'range', of: ofRange } : { kind: 'context', members }
}

function unknown(node: Node): FeelType {
  return { kind: 'unknown', name: node.text.slice(0, 60) }
}
