import type { z } from 'zod'
import type { provision } from './contract.ts'
import type { provisioned } from './replies.ts'

/** People as SCIM has them (RFC 7643), and back. Pure. */
export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const

type Provisioned = z.output<typeof provisioned>
/** What is kept of a person from another system: everything of the operation but whose key it is. */
export type Kept = Omit<z.input<typeof provision.input>, 'keyId' | 'staffId' | 'version'>

/** What a request was refused for, as SCIM says it (RFC 7644, 3.12). */
export class ScimFault extends Error {
  readonly status: number
  readonly scimType: string | null
  constructor(status: number, scimType: string | null, detail: string) {
    super(detail)
    this.name = 'ScimFault'
    this.status = status
    this.scimType = scimType
  }
}

/** A person as SCIM tells them. */
export function userOf(person: Provisioned, base: string) {
  const { givenName, familyName } = person
  const formatted = `${givenName} ${familyName}`
  return {
    schemas: [schemas.user, schemas.enterprise],
    id: person.id,
    ...(person.externalId ? { externalId: person.externalId } : {}),
    userName: person.userName,
    name: { givenName, familyName, formatted },
    displayName: formatted,
    ...(person.title ? { title: person.title } : {}),
    active: person.active,
    preferredLanguage: person.language,
    ...(person.email ? { emails: [{ value: person.email, type: 'work', primary: true }] } : {}),
    ...(person.phone ? { phoneNumbers: [{ value: person.phone, type: 'work' }] } : {}),
    [schemas.enterprise]: { employeeNumber: person.code, department: person.unitCode },
    meta: {
      resourceType: 'User',
      location: `${base}/Users/${person.id}`,
      version: `W/"${person.version}"`,
    },
  }
}

/** The person as they stand, for a change of some of it. */
export function keptOf(person: Provisioned): Kept {
  const { userName, externalId, givenName, familyName, title, email, phone, unitCode, active } = person
  return { userName, externalId, givenName, familyName, title, email, phone, unitCode, active }
}

type Json = Readonly<Record<string, unknown>>

/** The person a request describes as a whole. What it leaves out is empty. Throws ScimFault for what is no user. */
export function readUser(body: unknown): Kept {
  const user = record(body, 'The request holds no user.')
  const name = isRecord(user['name']) ? user['name'] : {}
  const work = user[schemas.enterprise]
  return {
    userName: text(user['userName'], 'userName') ?? missing('userName'),
    externalId: text(user['externalId'], 'externalId'),
    givenName: text(name['givenName'], 'name.givenName') ?? missing('name.givenName'),
    familyName: text(name['familyName'], 'name.familyName') ?? missing('name.familyName'),
    title: text(user['title'], 'title'),
    email: workValue(user['emails'], 'emails'),
    phone: workValue(user['phoneNumbers'], 'phoneNumbers'),
    unitCode: isRecord(work) ? text(work['department'], 'department') : null,
    active: user['active'] === undefined ? true : yesNo(user['active']),
  }
}

/** What is taken in without being kept: it follows from other fields, or is the person's own choice here. */
const passedOver = new Set(
  ['displayName', 'name.formatted', 'preferredLanguage', 'locale', 'timezone', 'schemas', 'id', 'employeeNumber'].map(
    (each) => each.toLowerCase(),
  ),
)

/** Carries out a PATCH (RFC 7644, 3.5.2) on a person. Throws ScimFault for a path or a value that is not understood. */
export function patched(person: Kept, body: unknown): Kept {
  const operations = record(body, 'The request holds no operations.')['Operations']
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > 50) {
    throw new ScimFault(400, 'invalidSyntax', 'Operations must be a list of 1 to 50.')
  }
  let now = person
  for (const each of operations as unknown[]) {
    const step = record(each, 'An operation is no object.')
    const op = String(step['op']).toLowerCase()
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
      throw new ScimFault(400, 'invalidSyntax', 'op is add, replace or remove.')
    }
    const path = step['path']
    if (typeof path === 'string') now = setAt(now, path, op === 'remove' ? null : step['value'])
    else if (op === 'remove') throw new ScimFault(400, 'noTarget', 'remove needs a path.')
    else
      for (const [name, value] of Object.entries(record(step['value'], 'value must be an object without a path.')))
        now = setAt(now, name, value)
  }
  return now
}

function setAt(person: Kept, written: string, value: unknown): Kept {
  const path = written
    .replace(new RegExp(`^${schemas.user}:`, 'i'), '')
    .replace(new RegExp(`^${schemas.enterprise}[:.]?`, 'i'), 'work.')
    .replaceAll(/\[type eq "work"\]/gi, '')
    .replace(/\.value$/i, '')
    .toLowerCase()
  switch (path) {
    case 'active':
      return { ...person, active: yesNo(value) }
    case 'username':
      return { ...person, userName: text(value, 'userName') ?? missing('userName') }
    case 'externalid':
      return { ...person, externalId: text(value, 'externalId') }
    case 'title':
      return { ...person, title: text(value, 'title') }
    case 'name.givenname':
      return { ...person, givenName: text(value, 'name.givenName') ?? missing('name.givenName') }
    case 'name.familyname':
      return { ...person, familyName: text(value, 'name.familyName') ?? missing('name.familyName') }
    case 'name':
      return setEach(person, 'name.', value)
    case 'emails':
      return { ...person, email: Array.isArray(value) ? workValue(value, 'emails') : text(value, 'emails') }
    case 'phonenumbers':
      return { ...person, phone: Array.isArray(value) ? workValue(value, 'phoneNumbers') : text(value, 'phoneNumbers') }
    case 'work.department':
      return { ...person, unitCode: text(value, 'department') }
    case 'work.':
      return setEach(person, 'work.', value)
    default:
      if (passedOver.has(path.replace(/^work\./, ''))) return person
      throw new ScimFault(400, 'invalidPath', `${written.slice(0, 100)} is not kept here.`)
  }
}

function setEach(person: Kept, prefix: 'name.' | 'work.', value: unknown): Kept {
  let now = person
  const fields = record(value, 'The value must be an object.')
  const full = (field: string) => (prefix === 'work.' ? `${schemas.enterprise}:${field}` : `name.${field}`)
  for (const [field, each] of Object.entries(fields)) now = setAt(now, full(field), each)
  return now
}

/** The work address or number of a list: the one marked so, otherwise the primary, otherwise the first. */
function workValue(list: unknown, field: string): string | null {
  if (list === undefined || list === null) return null
  if (!Array.isArray(list)) throw new ScimFault(400, 'invalidValue', `${field} must be a list.`)
  const values = (list as unknown[]).filter(isRecord)
  const chosen =
    values.find((each) => each['type'] === 'work') ?? values.find((each) => each['primary'] === true) ?? values[0]
  return chosen ? text(chosen['value'], field) : null
}

function text(value: unknown, field: string): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string') throw new ScimFault(400, 'invalidValue', `${field} must be text.`)
  return value
}

/** Some systems send True and False as texts. */
function yesNo(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  throw new ScimFault(400, 'invalidValue', 'active must be true or false.')
}

function missing(field: string): never {
  throw new ScimFault(400, 'invalidValue', `${field} is missing.`)
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function record(value: unknown, otherwise: string): Json {
  if (!isRecord(value)) throw new ScimFault(400, 'invalidSyntax', otherwise)
  return value
}

/** `userName eq "asa"`: the one kind of filter there is. Null when none is asked for. */
export function readFilter(
  filter: string | undefined,
): { field: 'id' | 'userName' | 'externalId'; value: string } | null {
  if (filter === undefined || filter === '') return null
  const match = /^\s*(id|userName|externalId)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(filter)
  if (!match)
    throw new ScimFault(400, 'invalidFilter', 'Filters are userName, externalId or id, eq, and a quoted text.')
  const names = { id: 'id', username: 'userName', externalid: 'externalId' } as const
  const field = names[match[1]!.toLowerCase() as keyof typeof names]
  try {
    return { field, value: JSON.parse(match[2]!) as string }
  } catch {
    throw new ScimFault(400, 'invalidFilter', 'The quoted text cannot be read.')
  }
}
