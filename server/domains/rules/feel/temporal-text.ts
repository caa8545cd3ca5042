import { makeDate, makeTime, NANOS_PER_DAY, zoneExists } from './calendar.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, type Zone } from './values.ts'

const date = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/
const time = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,18}))?(Z|z|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/
const days = /^(-?)P(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18})(?:\.(\d{0,18}))?S)?)?$/
const months = /^(-?)P(?:(\d{1,18})Y)?(?:(\d{1,18})M)?$/

/** A date as written: 2026-01-31. */
export function readDate(text: string): FeelDate | null {
  const match = date.exec(text)
  if (!match) return null
  const year = Number(match[2]) * (match[1] ? -1 : 1)
  return makeDate(year, Number(match[3]), Number(match[4]))
}

/** A time as written: 13:20:00, 13:20:00.5+02:00, 13:20:00@Europe/Stockholm. */
export function readTime(text: string): FeelTime | null {
  const match = time.exec(text)
  if (!match) return null
  const zone = readZone(match[5])
  if (zone === undefined) return null
  const nanos = Number((match[4] ?? '').padEnd(9, '0').slice(0, 9))
  return makeTime(Number(match[1]), Number(match[2]), Number(match[3]), nanos, zone)
}

/** Where a time is told, null if it does not say, undefined if there is no such place. */
function readZone(text: string | undefined): Zone | null | undefined {
  if (text === undefined) return null
  if (text === 'Z' || text === 'z') return { offset: 0 }
  if (text.startsWith('@')) return zoneExists(text.slice(1)) ? { name: text.slice(1) } : undefined
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number)
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined
  return { offset: (hours * 3600 + minutes * 60 + seconds) * (text.startsWith('-') ? -1 : 1) }
}

/** A date and time as written: 2026-01-31T13:20:00. A date alone is its midnight. */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T')
  if (at < 0) {
    const only = readDate(text)
    return only && new FeelDateTime(only, new FeelTime(0, 0, 0, 0, null))
  }
  const day = readDate(text.slice(0, at))
  const clock = readTime(text.slice(at + 1))
  return day && clock && new FeelDateTime(day, clock)
}

/** A duration as written: P3DT4H, P1Y2M. Years and months never stand with days. */
export function readDuration(text: string): DaysDuration | MonthsDuration | null {
  const ofMonths = months.exec(text)
  if (ofMonths && (ofMonths[2] ?? ofMonths[3]) !== undefined) {
    const count = BigInt(ofMonths[2] ?? 0) * 12n + BigInt(ofMonths[3] ?? 0)
    return new MonthsDuration(ofMonths[1] ? -count : count)
  }
  const ofDays = days.exec(text)
  if (!ofDays || /[PT]$/.test(text)) return null
  const [, sign, day = '0', hour = '0', minute = '0', second = '0', fraction = ''] = ofDays
  const seconds = BigInt(day) * 86_400n + BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(second)
  const nanos = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9))
  return new DaysDuration(sign ? -nanos : nanos)
}

const two = (value: number) => String(value).padStart(2, '0')

/** The way a date is written. */
export function writeDate({ year, month, day }: FeelDate): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The way a time is written. */
export function writeTime({ hour, minute, second, nanos, zone }: FeelTime): string {
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction}${writeZone(zone)}`
}

function writeZone(zone: Zone | null): string {
  if (zone === null) return ''
  if ('name' in zone) return `@${zone.name}`
  if (zone.offset === 0) return 'Z'
  const total = Math.abs(zone.offset)
  const seconds = total % 60 === 0 ? '' : `:${two(total % 60)}`
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}${seconds}`
}

/** The way a date and time is written. */
export function writeDateTime(value: FeelDateTime): string {
  return `${writeDate(value.date)}T${writeTime(value.time)}`
}

/** The way a days and time duration is written. */
export function writeDays({ nanos }: DaysDuration): string {
  const size = nanos < 0n ? -nanos : nanos
  const day = size / NANOS_PER_DAY
  const seconds = Number((size % NANOS_PER_DAY) / 1_000_000_000n)
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '')
  const second = fraction ? `${seconds % 60}.${fraction}S` : seconds % 60 > 0 ? `${seconds % 60}S` : ''
  const hour = Math.floor(seconds / 3600)
  const minute = Math.floor(seconds / 60) % 60
  const clock = `${hour > 0 ? `${hour}H` : ''}${minute > 0 ? `${minute}M` : ''}${second}`
  if (size === 0n) return 'PT0S'
  return `${nanos < 0n ? '-' : ''}P${day > 0n ? `${day}D` : ''}${clock ? `T${clock}` : ''}`
}

/** The way a years and months duration is written. */
export function writeMonths({ months: count }: MonthsDuration): string {
  if (count === 0n) return 'P0M'
  const size = count < 0n ? -count : count
  const years = size / 12n
  const rest = size % 12n
  return `${count < 0n ? '-' : ''}P${years > 0n ? `${years}Y` : ''}${rest > 0n ? `${rest}M` : ''}`
}
