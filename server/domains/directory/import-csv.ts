import { parse } from 'csv-parse/sync'
import { cleanText } from '#platform/text/clean-text.ts'
import type { ImportKind, ImportRow, RowFault } from './import-rows.ts'

const MOST_ROWS = 20_000

/** What a column may be called, in Swedish, in English and as lists from other systems have it. */
const columns: Record<ImportKind, Record<string, readonly string[]>> = {
  people: {
    code: ['kod', 'code', 'id', 'anstallningsnummer', 'employeenumber'],
    userName: ['inloggning', 'anvandarnamn', 'username', 'subject'],
    givenName: ['fornamn', 'givenname', 'firstname'],
    familyName: ['efternamn', 'familyname', 'lastname', 'sn'],
    title: ['titel', 'title', 'befattning'],
    unit: ['enhet', 'unit', 'avdelning', 'department'],
    email: ['epost', 'email', 'mail', 'epostadress'],
    phone: ['telefon', 'phone', 'telephone', 'telefonnummer'],
    room: ['rum', 'room'],
    languages: ['sprak', 'languages'],
    protected: ['skyddad', 'protected', 'skyddadidentitet'],
    lastDay: ['slutdag', 'lastday', 'slutar'],
  },
  units: {
    code: ['kod', 'code', 'id'],
    name: ['namn', 'name'],
    shortName: ['kortnamn', 'shortname'],
    department: ['forvaltning', 'department'],
    place: ['plats', 'place'],
    floor: ['plan', 'vaning', 'floor'],
    email: ['epost', 'email'],
    phone: ['stodnummer', 'telefon', 'phone', 'supportphone'],
  },
  duties: {
    code: ['kod', 'code', 'id'],
    name: ['uppgift', 'namn', 'name', 'duty'],
    about: ['beskrivning', 'about'],
    unit: ['enhet', 'unit'],
    main: ['ansvarig', 'main'],
    substitutes: ['ersattare', 'substitutes'],
    services: ['tjanster', 'services'],
    isPublic: ['offentlig', 'public'],
    fromDay: ['fran', 'from'],
    toDay: ['till', 'to'],
  },
}

/** What a file must have a column for. */
const needed: Record<ImportKind, readonly string[]> = {
  people: ['code', 'givenName', 'familyName', 'unit'],
  units: ['code', 'name', 'department'],
  duties: ['code', 'name', 'unit'],
}

/**
 * Reads a CSV file with a head line: semicolons, commas or tabs, in whatever order the columns stand. Columns nobody knows
 * are passed over; a column that is not there leaves what stands in the directory.
 */
export function readCsv(kind: ImportKind, content: string): { rows: ImportRow[]; faults: RowFault[] } {
  let records: { info: { lines: number }; record: string[] }[]
  try {
    records = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return { rows: [], faults: [{ line, field: '', code: 'import.bad-file', value: '' }] }
  }
  const [head, ...body] = records
  if (!head || body.length === 0) return { rows: [], faults: [{ line: 1, field: '', code: 'import.empty', value: '' }] }
  const fields = head.record.map((name) => fieldNamed(kind, name))
  const missing = needed[kind].filter((field) => !fields.includes(field))
  if (missing.length > 0) {
    return { rows: [], faults: missing.map((field) => ({ line: 1, field, code: 'import.no-column', value: '' })) }
  }
  if (body.length > MOST_ROWS) {
    return { rows: [], faults: [{ line: MOST_ROWS + 2, field: '', code: 'import.too-many', value: '' }] }
  }
  const rows = body.map(({ info, record }) => {
    const values: Record<string, string> = {}
    fields.forEach((field, at) => {
      if (field !== null && values[field] === undefined) values[field] = cleanText(record[at] ?? '')
    })
    return { line: info.lines, values }
  })
  return { rows, faults: [] }
}

function fieldNamed(kind: ImportKind, written: string): string | null {
  const plain = written
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase()
  for (const [field, names] of Object.entries(columns[kind])) if (names.includes(plain)) return field
  return null
}

/** The sign that parts the head line most often: spreadsheets write semicolons where commas are decimals. */
function delimiterOf(content: string): string {
  const head = content.slice(0, content.search(/[\r\n]|$/))
  const count = (sign: string) => head.split(sign).length
  return [';', '\t', ','].toSorted((a, b) => count(b) - count(a))[0]!
}
