import type { PageRequest, ToldProblem } from '#web/shared/request.ts'
import { field } from '#web/shared/request.ts'

/** How an answer can reach the one who asks. */
export const replyWays = ['email', 'sms', 'phone', 'follow'] as const
export type ReplyWay = (typeof replyWays)[number]

/** What somebody typed in the form, just as typed. */
export type Typed = {
  /** Makes a second press or a resent form harmless. */
  key: string
  /** The code of the service the page was opened for. */
  service: string
  asked: string
  location: string
  replyBy: ReplyWay | ''
  email: string
  sms: string
  phone: string
  name: string
  /** Names of the files that were chosen; the browser forgets the files themselves. */
  fileNames: string[]
}

/** The fields a fault can point at; each is the id of its control on the page. */
export type AskField = 'asked' | 'location' | 'replyBy' | 'email' | 'sms' | 'phone' | 'name' | 'files'

/** What is wrong: a code of askTexts, `fault-<code>` the short and `fault-<code>-how` the helpful sentence. */
export type AskFault = {
  field: AskField
  code:
    | 'asked-missing'
    | 'asked-long'
    | 'location-long'
    | 'name-long'
    | 'reply-missing'
    | 'email-missing'
    | 'email-at'
    | 'email-wrong'
    | 'number-missing'
    | 'number-wrong'
    | 'file-large'
    | 'file-empty'
    | 'files-many'
    | 'files'
  /** The file it is about. */
  name?: string
  /** The server's own sentence, where it knows more than the code says. */
  detail?: string
}

/** As the operation has them (domains/contacts/contract.ts), and the page tells. */
export const limits = { asked: 20_000, location: 300, name: 200, replyTo: 200, files: 5, fileMegabytes: 20 } as const

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads the form. A key that is not ours is replaced, so that a made-up one cannot hit another's. */
export function readTyped(form: PageRequest['form'], newKey: () => string): Typed {
  const way = field(form, 'replyBy')
  const key = field(form, 'key')
  return {
    key: UUID.test(key) ? key : newKey(),
    service: field(form, 'service'),
    asked: field(form, 'asked'),
    location: field(form, 'location'),
    replyBy: replyWays.find((each) => each === way) ?? '',
    email: field(form, 'email').trim(),
    sms: field(form, 'sms').trim(),
    phone: field(form, 'phone').trim(),
    name: field(form, 'name'),
    fileNames: form.files.filter((file) => file.field === 'files').map((file) => file.name),
  }
}

/** A form nobody has typed in. */
export function untouched(key: string, service: string, asked: string): Typed {
  return { key, service, asked, location: '', replyBy: '', email: '', sms: '', phone: '', name: '', fileNames: [] }
}

/** Where the answer goes: only the chosen way's own field counts, for hidden fields are sent as well. */
export function replyTo(typed: Typed): string {
  return typed.replyBy === '' || typed.replyBy === 'follow' ? '' : typed[typed.replyBy]
}

/** What is wrong with what was typed, in the order of the page. One fault a field. */
export function faultsIn(typed: Typed, files: PageRequest['form']['files']): AskFault[] {
  const faults: AskFault[] = []
  if (typed.asked.trim() === '') faults.push({ field: 'asked', code: 'asked-missing' })
  else if (typed.asked.length > limits.asked) faults.push({ field: 'asked', code: 'asked-long' })
  if (typed.location.length > limits.location) faults.push({ field: 'location', code: 'location-long' })
  const reply = replyFault(typed)
  if (reply) faults.push(reply)
  if (typed.name.length > limits.name) faults.push({ field: 'name', code: 'name-long' })
  const file = fileFault(files.filter((each) => each.field === 'files'))
  if (file) faults.push(file)
  return faults
}

function replyFault(typed: Typed): AskFault | null {
  switch (typed.replyBy) {
    case '':
      return { field: 'replyBy', code: 'reply-missing' }
    case 'follow':
      return null
    case 'email':
      return emailFault(typed.email)
    case 'sms':
    case 'phone':
      return numberFault(typed.replyBy, typed[typed.replyBy])
  }
}

function emailFault(email: string): AskFault | null {
  if (email === '') return { field: 'email', code: 'email-missing' }
  if (!email.includes('@')) return { field: 'email', code: 'email-at' }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > limits.replyTo)
    return { field: 'email', code: 'email-wrong' }
  return null
}

/** Numbers as people write them, in any digits: +46 (0)70-174 06 05. */
function numberFault(which: 'sms' | 'phone', number: string): AskFault | null {
  if (number === '') return { field: which, code: 'number-missing' }
  const digits = number.match(/\p{Nd}/gu)?.length ?? 0
  const isNumber = /^[\p{Nd}\s()+./\p{Dash_Punctuation}]+$/u.test(number)
  return isNumber && digits >= 6 && digits <= 17 ? null : { field: which, code: 'number-wrong' }
}

function fileFault(files: PageRequest['form']['files']): AskFault | null {
  const large = files.find((file) => file.tooLarge)
  if (large) return { field: 'files', code: 'file-large', name: large.name }
  if (files.length > limits.files) return { field: 'files', code: 'files-many' }
  const empty = files.find((file) => file.content.length === 0)
  return empty ? { field: 'files', code: 'file-empty', name: empty.name } : null
}

/** The server's own objections, at the fields they are about; the way of the answer decides where replyTo stands. */
export function faultsOf(problem: ToldProblem, typed: Typed): AskFault[] {
  const faults = problem.errors.flatMap(({ pointer, detail }): AskFault[] => {
    const [, first, index] = pointer.split('/')
    if (first === 'asked') return [{ field: 'asked', code: 'asked-missing' }]
    if (first === 'location') return [{ field: 'location', code: 'location-long' }]
    if (first === 'name') return [{ field: 'name', code: 'name-long' }]
    if (first === 'attachments') {
      const name = typed.fileNames[Number(index)]
      return [{ field: 'files', code: 'files', detail: name === undefined ? detail : `${name}: ${detail}` }]
    }
    if (first !== 'replyTo' && first !== 'replyBy') return []
    if (typed.replyBy === 'email') return [{ field: 'email', code: 'email-wrong' }]
    if (typed.replyBy === 'sms' || typed.replyBy === 'phone') return [{ field: typed.replyBy, code: 'number-wrong' }]
    return [{ field: 'replyBy', code: 'reply-missing' }]
  })
  return faults.filter((fault, index) => faults.findIndex((each) => each.field === fault.field) === index)
}
