import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFor, readSecret } from './secret.ts'
import { StartUpError } from './start-up-error.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torget-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the secret', () => {
  it('is the one that was given', () => {
    expect(readSecret({ secret: 'given by the administrator, long enough', dataFolder: folder })).toMatch(/^given/)
  })

  it('is otherwise made once, kept, and readable by us alone', () => {
    const dataFolder = join(folder, 'new')
    const first = readSecret({ secret: null, dataFolder })
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(readSecret({ secret: null, dataFolder })).toBe(first)
    expect(statSync(join(dataFolder, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataFolder, 'secret'), 'utf8')).toBe(first)
  })

  it('is refused when it is empty or its place is no folder', () => {
    writeFileSync(join(folder, 'secret'), '')
    expect(() => readSecret({ secret: null, dataFolder: folder })).toThrow(StartUpError)
    expect(() => readSecret({ secret: null, dataFolder: join(folder, 'secret') })).toThrow(StartUpError)
  })

  it('gives another key for each use', () => {
    expect(keyFor('s', 'follow').equals(keyFor('s', 'sign-in'))).toBe(false)
    expect(keyFor('s', 'follow').equals(keyFor('s', 'follow'))).toBe(true)
  })
})
