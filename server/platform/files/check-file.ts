import { fileTypeFromBuffer } from 'file-type'
import { Problem } from '#platform/operations/problem.ts'
import { cleanLine } from '#platform/text/clean-text.ts'
import './texts.ts'

/** A file that may be kept: its type is what its content says, not its name. */
export type ReceivedFile = { name: string; mediaType: string; content: Buffer }

const LARGEST = 20 * 1024 * 1024
const allowed = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/pdf',
])

/** Looks at a file somebody sent. Throws 422 naming the field when it is empty, too large or of a sort we do not receive. */
export async function checkFile(name: string, content: Buffer, pointer: string): Promise<ReceivedFile> {
  const fault = (code: string) => new Problem(422, code, {}, [{ pointer, code, detail: code }])
  if (content.length === 0) throw fault('file.empty')
  if (content.length > LARGEST) throw fault('file.too-large')
  const type = await fileTypeFromBuffer(content).catch(() => undefined)
  if (!type || !allowed.has(type.mime)) throw fault('file.type')
  return { name: cleanLine(name).slice(0, 200) || `fil.${type.ext}`, mediaType: type.mime, content }
}
