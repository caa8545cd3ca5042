import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import PersonnummerModule from 'personnummer'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock/clock.ts'
import { maskIdentityNumber, parseIdentityNumber } from './identity-number.ts'

const clock = fixedClock(new Date('2026-11-22T12:00:00Z'))
const parse = (text: string): ReturnType<typeof parseIdentityNumber> => parseIdentityNumber(text, clock)

/** The package's types say that its default export is one step further in than it is. */
const Personnummer = PersonnummerModule as unknown as typeof PersonnummerModule.default

/** The Swedish Tax Agency's published test numbers, which lie beside the repository. */
function testNumbers(file: string): string[] {
  const places = [process.env.TORGET_SHARED, '../shared', '../../shared'].filter((place) => place !== undefined)
  const found = places.map((place) => join(place, 'data', file)).find((path) => existsSync(path))
  if (!found) throw new Error(`${file} was not found under TORGET_SHARED, ../shared or ../../shared`)
  return readFileSync(found, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

const personal = testNumbers('skatteverket-test-personnummer.txt')
const coordination = testNumbers('skatteverket-test-samordningsnummer.txt')

const hasUnprovedBirth = (number: string): boolean => number.slice(4, 6) === '00' || number.slice(6, 8) === '60'

describe('identity numbers', () => {
  test('all test numbers of the Tax Agency are read, with the birth date they say', () => {
    expect(personal.length).toBeGreaterThan(3000)
    expect(coordination.length).toBeGreaterThan(200)
    const said = [...personal, ...coordination].map((number) => parse(number)?.digits12)
    expect(said).toEqual([...personal, ...coordination])
    expect(new Set(personal.map((number) => parse(number)?.kind))).toEqual(new Set(['personal']))
    expect(new Set(coordination.map((number) => parse(number)?.kind))).toEqual(new Set(['coordination']))
    for (const number of personal) {
      expect(parse(number)?.birthDate?.toString().replaceAll('-', '')).toBe(number.slice(0, 8))
    }
    for (const number of coordination.filter((line) => !hasUnprovedBirth(line))) {
      const day = String(Number(number.slice(6, 8)) - 60).padStart(2, '0')
      expect(parse(number)?.birthDate?.toString().replaceAll('-', '')).toBe(number.slice(0, 6) + day)
    }
  })

  test('a coordination number with month 00 or day 60 is right and has no birth date', () => {
    const unproved = coordination.filter(hasUnprovedBirth)
    expect(unproved).toHaveLength(24)
    for (const number of unproved)
      expect(parse(number)).toEqual({ digits12: number, kind: 'coordination', birthDate: null })
    expect(parse('000000-0000')).toBeNull()
  })

  test('the same verdict as the personnummer package on any twelve digits with a proved date', () => {
    const anyDate = fc.date({ min: new Date('1880-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
    fc.assert(
      fc.property(anyDate, fc.boolean(), fc.integer({ min: 0, max: 9999 }), (date, plus60, serial) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
        const number = `${year}${month}${plus60 ? Number(day) + 60 : day}${String(serial).padStart(4, '0')}`
        expect(parse(number) !== null).toBe(Personnummer.valid(number))
      }),
      { numRuns: 2000 },
    )
  })

  test('every way of writing a number is the same number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...personal, ...coordination), (number) => {
        const [long, last] = [number.slice(0, 8), number.slice(8)]
        const arabic = number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        const written = [`${long}-${last}`, `${long} ${last}`, ` ${long}\u2013${last}\n`, `${long}+${last}`, arabic]
        for (const text of written) expect(parse(text)?.digits12).toBe(number)
      }),
    )
  })

  test('ten digits: a hyphen below a hundred years, a plus sign from the year of turning a hundred', () => {
    fc.assert(
      fc.property(fc.constantFrom(...personal, ...coordination), (number) => {
        const short = `${number.slice(2, 8)}${Number(number.slice(0, 4)) <= 1926 ? '+' : '-'}${number.slice(8)}`
        expect(parse(short)?.digits12).toBe(number)
      }),
    )
  })

  test('a wrong digit is always found, except in the century', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...personal, ...coordination),
        fc.integer({ min: 2, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, by) => {
          const wrong = `${number.slice(0, place)}${(Number(number[place]) + by) % 10}${number.slice(place + 1)}`
          expect(parse(wrong)).toBeNull()
        },
      ),
    )
  })

  test('someone who is not born yet has no number; on the birthday they may', () => {
    // The check digit does not cover the century; without it only a birth in 1926 is possible.
    expect(parse('20261231-1239')).toBeNull()
    expect(parse('261231-1239')?.digits12).toBe('192612311239')
    const newYearsEve = fixedClock(new Date('2026-12-30T23:00:00Z'))
    expect(parseIdentityNumber('20261231-1239', newYearsEve)?.birthDate).toEqual(new Temporal.PlainDate(2026, 12, 31))
    expect(parseIdentityNumber('261231-1239', newYearsEve)?.digits12).toBe('202612311239')
    expect(parseIdentityNumber('261231+1239', newYearsEve)?.digits12).toBe('192612311239')
  })

  test.each([
    '',
    '19121212',
    '121212-12',
    '19900230-1234',
    '160001011234',
    '121212-T12A',
    'abc',
    '1'.repeat(5000),
    '19121212--1212',
  ])('not a number: %s', (text) => {
    expect(parse(text)).toBeNull()
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 +-]{8,14}$/)), (text) => {
        const read = parse(text)
        if (read) expect(parse(read.digits12)).toEqual(read)
      }),
    )
  })

  test('the mask shows the birth date and hides the rest', () => {
    expect(maskIdentityNumber('191212121212')).toBe('19121212-****')
    expect(() => maskIdentityNumber('121212-1212')).toThrow(RangeError)
  })
})
