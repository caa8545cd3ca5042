import type { FastifyRequest } from 'fastify'
import { Problem } from '#platform/operations/problem.ts'

/** A file that came with a form. */
export type FormFile = { field: string; name: string; mediaType: string; content: Buffer; tooLarge: boolean }

/** What a browser sent with a form: fields by name (several values kept in order), and files. */
export type Form = { fields: Record<string, string[]>; files: FormFile[] }

/** A single file may be this large; above it the form's words are still read, so that nothing typed is lost. */
export const LARGEST_FILE = 20 * 1024 * 1024
/** So many files are kept. Those after them are only named, so that the page can tell that they are too many. */
const MOST_FILES = 5
const MOST_NAMED = 50
const LARGEST_FIELD = 1024 * 1024

/** Reads a form (urlencoded or multipart). Throws Problem 413 when it is beyond all measure, 400 when it is no form. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const form: Form = { fields: {}, files: [] }
  if (request.isMultipart()) await readParts(request, form).catch(refuseBroken)
  else if (typeof request.body === 'string') {
    for (const [name, value] of new URLSearchParams(request.body)) add(form, name, value)
  }
  return form
}

/** What the parser says of a body it cannot read is a plain Error; limits passed and our own problems carry a status. */
function refuseBroken(error: unknown): never {
  if (error instanceof Problem || typeof (error as { statusCode?: number }).statusCode === 'number') throw error
  throw new Problem(400, 'bad-form')
}

async function readParts(request: FastifyRequest, form: Form): Promise<void> {
  const parts = request.parts({
    limits: { fileSize: LARGEST_FILE, files: MOST_NAMED, fieldSize: LARGEST_FIELD, fields: 100, parts: 110 },
  })
  for await (const part of parts) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw new Problem(413, 'too-large')
      add(form, part.fieldname, String(part.value))
      continue
    }
    const chunks: Buffer[] = []
    const isKept = form.files.length < MOST_FILES
    for await (const chunk of part.file) if (isKept) chunks.push(chunk as Buffer)
    const tooLarge = part.file.truncated
    const content = tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks)
    // An empty file field arrives as a nameless file of nothing.
    if (part.filename || content.length > 0) {
      form.files.push({ field: part.fieldname, name: part.filename, mediaType: part.mimetype, content, tooLarge })
    }
  }
}

function add(form: Form, name: string, value: string): void {
  if (name === '__proto__') return
  form.fields[name] = [...(form.fields[name] ?? []), value]
}
