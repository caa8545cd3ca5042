import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accessMatrix } from './access-matrix.ts'
import { operations } from './domains.ts'

it('who may do what is what was reviewed', () => {
  const reviewed = readFileSync(join(import.meta.dirname, '..', 'docs', 'access-matrix.txt'), 'utf8')
  // When this is meant: npm run access:matrix -- --write, read the difference, and let somebody else read it too.
  expect(
    accessMatrix(operations),
    'Changed on purpose? npm run access:matrix -- --write, then review the difference.',
  ).toBe(reviewed)
})

it('only what names the permission open is for anybody, and nothing is for nobody', () => {
  const lines = accessMatrix(operations)
    .split('\n')
    .filter((line) => / {2}[a-z.-]+ +[x.]( [x.])+$/.test(line))
  expect(lines).toHaveLength(operations.size)
  for (const line of lines) {
    const [, permission, anonymous] = line.split(/ +/)
    expect(anonymous, line).toBe(permission === 'open' ? 'x' : '.')
    // Only another system may, with a key of its own (domains/directory/serve-scim.ts).
    if (permission !== 'directory.provision') expect(line, line).toContain(' x')
  }
})
