import type { Scope } from './run.ts'
import { type Names, type Node, NotFeel } from './syntax.ts'
import type { FeelType } from './types.ts'
import type { Value } from './values.ts'

/** An expression ready to be evaluated as often as wanted. */
export type Evaluate = (scope: Scope) => Value

/** Where an expression stands: the names that may be seen there, what the names of types mean, and who makes its pieces ready. */
export type Site = {
  readonly names: Names
  readonly typeOf: (name: string) => FeelType | null
  readonly compile: (node: Node, site: Site) => Evaluate
}

/** A piece's own piece, by its number; what is not there is no FEEL. */
export function part(node: Node, at: number): Node {
  const found = node.children.at(at)
  if (!found) throw new NotFeel(node.text.slice(0, 40))
  return found
}
