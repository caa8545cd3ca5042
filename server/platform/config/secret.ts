import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { StartUpError } from './start-up-error.ts'

/**
 * The secret that cookies are signed and sealed with: TORGET_SECRET, or one made at the first start and kept in the data
 * folder, readable by us alone. Several processes must share it, or they do not know each other's cookies.
 * Throws StartUpError when the file cannot be read or written, or holds too little.
 */
export function readSecret({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  if (secret !== null) return secret
  const file = join(dataFolder, 'secret')
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 })
    // 'wx': of two processes that start together, one writes and both read.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw unusable(file)
  }
  let kept = ''
  try {
    kept = readFileSync(file, 'utf8').trim()
  } catch {
    throw unusable(file)
  }
  if (kept.length < 32) throw unusable(file)
  return kept
}

/** A key for one use, so that what is made for one can never pass for another. */
export function keyFor(secret: string, use: string): Buffer {
  return createHmac('sha256', secret).update(use).digest()
}

function unusable(file: string): StartUpError {
  return new StartUpError(
    `The secret in ${file} cannot be used. Make the folder writable and remove the file, or give TORGET_SECRET.`,
  )
}
