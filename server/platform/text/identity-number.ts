import { Temporal } from 'temporal-polyfill'
import { systemClock } from '#platform/clock/clock.ts'
import type { Clock } from '#platform/clock/clock.ts'
import { localDate, swedishZone } from '#platform/clock/zoned.ts'
import { latinDigits } from './latin-digits.ts'

/**
 * A Swedish personal identity number (personnummer, 18 § folkbokföringslagen 1991:481) or a coordination number
 * (samordningsnummer, day of birth + 60) for someone who never was registered as resident.
 * `digits12` is the form to store and compare: YYYYMMDDNNNN.
 * `birthDate` is null when a coordination number does not hold one: month 00 or day 60 say that it could not be proved.
 */
export type IdentityNumber =
  | { digits12: string; kind: 'personal'; birthDate: Temporal.PlainDate }
  | { digits12: string; kind: 'coordination'; birthDate: Temporal.PlainDate | null }

/** Identity numbers are written with these centuries only. */
const centuries = ['20', '19', '18']

/**
 * Reads an identity number as people write it: 10 or 12 digits, with or without hyphen, plus sign and spaces.
 * Without century the birth is the latest possible one; a plus sign means the year of turning 100 or later.
 *
 * The rules are written out here because the known packages refuse coordination numbers without a proved date of birth,
 * which are 24 of the 300 that the Tax Agency publishes. The test holds this against such a package for all others.
 * @returns null when it is not a number that can have been given out: wrong check digit, no such date, not born yet,
 *   or an interim number (with a letter), which only an authority's own register understands
 */
export function parseIdentityNumber(text: string, clock: Clock = systemClock): IdentityNumber | null {
  const parts = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(withoutDecoration(text))
  if (!parts) return null
  const [, century, sixDigits = '', sign, lastFour = ''] = parts
  if (lastFour.startsWith('000') || !hasRightCheckDigit(sixDigits + lastFour)) return null
  const today = localDate(clock.now(), swedishZone)
  for (const candidate of century === undefined ? centuries : centuries.filter((known) => known === century)) {
    const birth = birthOf(candidate + sixDigits)
    if (!birth || Temporal.PlainDate.compare(birth.earliest, today) > 0) continue
    if (century === undefined && sign === '+' && birth.earliest.year > today.year - 100) continue
    const digits12 = candidate + sixDigits + lastFour
    if (birth.kind === 'personal') return { digits12, kind: 'personal', birthDate: birth.earliest }
    return { digits12, kind: 'coordination', birthDate: birth.proved ? birth.earliest : null }
  }
  return null
}

/**
 * An identity number to show where the last four digits are nobody's business: '19121212-****'.
 * @throws RangeError when it is not 12 digits; what is not understood must not be shown half masked
 */
export function maskIdentityNumber(digits12: string): string {
  if (!/^\d{12}$/.test(digits12)) throw new RangeError('Only an identity number of 12 digits can be masked')
  return `${digits12.slice(0, 8)}-****`
}

/** Takes away spaces and evens out the many hyphens; anything else that does not belong makes the number unreadable. */
function withoutDecoration(text: string): string {
  return latinDigits(text)
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

/** The last of ten digits is a check digit: the modulus-10 method (Luhn) with weights 2 and 1. */
function hasRightCheckDigit(tenDigits: string): boolean {
  let sum = 0
  for (let place = 0; place < tenDigits.length; place++) {
    const weighted = Number(tenDigits[place]) * (place % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

type Birth = { kind: 'personal' | 'coordination'; proved: boolean; earliest: Temporal.PlainDate }

/** What YYYYMMDD says of the birth, `earliest` being the first date it allows; null when there is no such date. */
function birthOf(eightDigits: string): Birth | null {
  const [year, month] = [Number(eightDigits.slice(0, 4)), Number(eightDigits.slice(4, 6))]
  const writtenDay = Number(eightDigits.slice(6))
  const kind = writtenDay < 60 ? 'personal' : 'coordination'
  const day = kind === 'personal' ? writtenDay : writtenDay - 60
  const proved = month > 0 && day > 0
  if (kind === 'personal' && !proved) return null
  try {
    // With the month unknown any day up to 31 is possible: January has them all.
    return { kind, proved, earliest: new Temporal.PlainDate(year, month || 1, day || 1) }
  } catch {
    return null
  }
}
