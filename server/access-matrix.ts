import { permissionsOf, roles } from '#domains/staff/index.ts'
import { anonymous, citizen } from '#platform/access/actor.ts'
import type { Operations } from '#platform/operations/execute.ts'

/**
 * Every operation and every role: x where the role may try it at all. Which rows it may do it with is another matter (row security,
 * the rules of questions). A person reviews this text; the test fails when it no longer is what the product does.
 */
export function accessMatrix(operations: Operations): string {
  const question = '00000000-0000-4000-8000-000000000000'
  const columns: [name: string, permissions: ReadonlySet<string>][] = [
    ['anonymous', anonymous(1).permissions],
    ['citizen', citizen(1, question).permissions],
    ...roles.map((role): [string, ReadonlySet<string>] => [role, permissionsOf([role])]),
  ]
  const names = [...operations.keys()].toSorted()
  const width = Math.max(...names.map((name) => name.length))
  const permissionWidth = Math.max(...[...operations.values()].map(({ operation }) => operation.permission.length))
  // The roles' names stand upright above their columns.
  const tallest = Math.max(...columns.map(([name]) => name.length))
  const head = Array.from({ length: tallest }, (_, line) => {
    const letters = columns.map(([name]) => name.padStart(tallest)[line] ?? ' ')
    return `${' '.repeat(width + permissionWidth + 4)}${letters.join(' ')}`.trimEnd()
  })
  const body = names.map((name) => {
    const { permission } = operations.get(name)!.operation
    const marks = columns.map(([, permissions]) => (permissions.has(permission) ? 'x' : '.'))
    return `${name.padEnd(width)}  ${permission.padEnd(permissionWidth)}  ${marks.join(' ')}`
  })
  return [...head, ...body, ''].join('\n')
}
