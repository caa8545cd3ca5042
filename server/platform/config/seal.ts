import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from './secret.ts'

/** Seals a value so that nobody without the installation's secret reads or changes it (AES-256-GCM). @param use what it is for: sealed for one use it never opens for another */
export function seal(secret: string, use: string, value: unknown): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, use), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; undefined when it is missing, changed, or sealed by somebody else or for something else. */
export function unseal(secret: string, use: string, sealed: string | null | undefined): unknown {
  const bytes = Buffer.from(sealed ?? '', 'base64url')
  if (bytes.length <= 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, use), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
  } catch {
    return undefined
  }
}
