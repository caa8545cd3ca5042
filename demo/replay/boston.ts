/**
 * The City of Boston's service requests as a municipality of ours: its requests, read from the file, and the units,
 * services and channels they are replayed in, by the readable tables beside this file.
 *
 * Source: johnsliao/bostonservicemap (MIT), the requests of January-June 2015. The file is not part of this project.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Channel } from '#demo/data-format.ts'
import type { MunicipalityData } from '#demo/load.ts'
import { instantAt } from '#platform/clock/zoned.ts'
import { idOf } from '#platform/database/ids.ts'

/** The municipality the requests are replayed in. */
export const boston = { number: 9, code: 'boston-replay', zone: 'America/New_York', centre: 'hotline' } as const

/** A request as the file has it. Times are wall clock in Boston, 'YYYY-MM-DDTHH:MM:SS', empty where the file has none. */
export type SourceRow = {
  id: string
  opened: string
  target: string
  closed: string
  /** The file's own judgement; empty for some, although their times would give one. */
  on_time: 'ONTIME' | 'OVERDUE' | ''
  type: string
  queue: string
  channel: string
  neighbourhood: string
  latitude: string
  longitude: string
}

const readTable = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')))

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** The file's types → our services; the unit is where most of that type went. */
export const types = readTable('types', z.record(z.string(), z.object({ service: code, name: z.string(), unit: code })))
/** The file's queues → our units. Several queues may be one unit. */
export const queues = readTable(
  'queues',
  z.record(z.string(), z.object({ unit: code, name: z.string(), department: code })),
)
export const channels = readTable('channels', z.record(z.string(), z.enum(['phone', 'web', 'other', 'social'])))
const departments = readTable('departments', z.record(code, z.string()))

function entryOf<T>(table: Record<string, T>, key: string, name: string): T {
  const found = table[key]
  if (found === undefined) throw new Error(`demo/replay/${name}.json has no "${key}". Add it and start again.`)
  return found
}

/**
 * Reads the requests in the order of the file.
 * @param file the file, gzipped or plain
 */
export async function* readRows(file: string): AsyncGenerator<SourceRow> {
  const bytes = createReadStream(file)
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  const rows = text.pipe(parse({ columns: true }))
  // pipe() does not carry errors on: a missing or broken file must end the reading.
  for (const stream of [bytes, text]) stream.on('error', (error: Error) => rows.destroy(error))
  for await (const row of rows) yield row as SourceRow
}

/** A request as it is replayed: our ids, channel and moments. */
export type Request = {
  rowId: string
  channel: Channel
  serviceId: string
  unit: string
  unitId: string
  unitName: string
  asked: string
  location: string | null
  opened: Date
  target: Date | null
  closed: Date | null
  /** The file's closing time when it lies before the opening, and the request is therefore closed when it is opened. */
  closedBeforeOpened: Date | null
  /** The file leaves the judgement out. */
  verdictMissing: boolean
}

/**
 * Translates a row.
 * @throws Error naming the table that lacks an entry for the row's type, queue or channel
 */
export function requestOf(row: SourceRow): Request {
  const type = entryOf(types, row.type, 'types')
  const queue = entryOf(queues, row.queue, 'queues')
  const opened = momentOf(row.opened)
  const closed = row.closed ? momentOf(row.closed) : null
  const closedBeforeOpened = closed && closed < opened ? closed : null
  const at = [row.neighbourhood, row.latitude && `${row.latitude}, ${row.longitude}`].filter(Boolean).join(' · ')
  return {
    rowId: row.id,
    channel: entryOf(channels, row.channel, 'channels'),
    serviceId: idOf(boston.code, 'service', type.service),
    unit: queue.unit,
    unitId: idOf(boston.code, 'unit', queue.unit),
    unitName: queue.name,
    asked: row.neighbourhood ? `${type.name}: ${row.neighbourhood}` : type.name,
    location: at || null,
    opened,
    target: row.target ? momentOf(row.target) : null,
    closed: closedBeforeOpened ? opened : closed,
    closedBeforeOpened,
    verdictMissing: row.on_time === '',
  }
}

/** The moment a wall clock in Boston showed this. */
export function momentOf(wall: string): Date {
  const { date, time } = { date: wall.slice(0, 10), time: wall.slice(11) }
  return instantAt(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), boston.zone)
}

/** Everything of the municipality that is not in the rows, ready for `loadMunicipality`. Its two people are invented. */
export function bostonMunicipality(): MunicipalityData {
  const units = new Map(Object.values(queues).map((queue) => [queue.unit, queue]))
  return {
    municipality: {
      code: boston.code,
      number: boston.number,
      name: 'City of Boston, replayed',
      shortName: 'Boston (replay)',
      population: 667_000,
      timeZone: boston.zone,
      address: 'City Hall, Boston',
      phone: '08-465 004 99',
      email: 'hotline@boston-replay.example',
      languages: ['en', 'sv'],
      theme: { main: '#1B5E4B', accent: '#B4431E', neutral: '#1F2A30', mark: 'acorn' },
    },
    authorities: [{ id: 'city', name: 'City of Boston', diaryPrefix: 'COB' }],
    departments: Object.entries(departments).map(([id, name]) => ({ id, name, shortName: name, authority: 'city' })),
    places: [cityHall],
    units: [...units].map(([id, queue]) => ({
      id,
      name: queue.name,
      shortName: queue.name,
      department: queue.department,
      authority: 'city',
      place: cityHall.id,
      floor: 'city-hall-1',
      kind: id === boston.centre ? 'service_centre' : 'specialist',
      secret: false,
      acceptsHandOvers: true,
      email: `${id}@boston-replay.example`,
    })),
    staff: people,
    duties: [
      {
        id: 'answers-the-hotline',
        unit: boston.centre,
        name: 'Answers the hotline',
        main: people[0]!.id,
        substitutes: people.slice(1).map((each) => each.id),
        services: [],
      },
    ],
    presence: { turns: [], absences: [] },
    elected: [],
    outside: [],
    services: Object.entries(types).map(([name, type]) => ({
      id: type.service,
      name: type.name,
      shortName: type.name,
      rosaLevel: 1,
      department: units.get(type.unit)?.department ?? 'hotline',
      unit: type.unit,
      authority: 'city',
      words: [name],
      secret: false,
      endsOn: null,
    })),
    agreements: [],
    people: [],
  }
}

const cityHall: MunicipalityData['places'][number] = {
  id: 'city-hall',
  name: 'Boston City Hall',
  kind: 'main',
  address: 'City Hall, Boston',
  floors: [{ id: 'city-hall-1', name: 'Hotline' }],
  access: '',
  accessFacts: [],
  travel: { sv: '', en: '' },
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ channel: 'phone', weekday, from: '00:00', to: '24:00' })),
  dayBeforeHoliday: [],
  exceptions: [],
}

const person = { unit: boston.centre, languages: ['en'], protected: false }
const people: MunicipalityData['staff'] = [
  {
    ...person,
    id: 'robin-maplewood',
    givenName: 'Robin',
    familyName: 'Maplewood',
    title: 'Guide',
    email: 'robin.maplewood@boston-replay.example',
    phone: '08-465 004 98',
    roles: [{ role: 'guide' }],
  },
  {
    ...person,
    id: 'casey-harborlight',
    givenName: 'Casey',
    familyName: 'Harborlight',
    title: 'Manager',
    email: 'casey.harborlight@boston-replay.example',
    phone: '08-465 004 97',
    roles: [{ role: 'manager' }],
  },
]
