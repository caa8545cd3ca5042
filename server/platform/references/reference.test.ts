import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatReference, newReference, parseReference, referenceAlphabet } from './reference.ts'

const letters = referenceAlphabet.split('')
const anyReference = fc
  .array(fc.nat(referenceAlphabet.length - 1), { minLength: 800, maxLength: 800 })
  .map((numbers) => {
    let next = 0
    return newReference(() => numbers[next++] ?? 0)
  })
const replaced = (text: string, place: number, character: string): string =>
  text.slice(0, place) + character + text.slice(place + 1)

function exchanged(text: string, one: number, other: number): string {
  return replaced(replaced(text, one, text.charAt(other)), other, text.charAt(one))
}

describe('citizen references', () => {
  test('the alphabet has a prime number of different characters, without look-alikes and vowels', () => {
    expect(new Set(letters).size).toBe(23)
    expect('01OILBSZGUYAE'.split('').filter((character) => letters.includes(character))).toEqual([])
  })

  test('every single wrong character is found: all places, all pairs of characters', () => {
    // The check is a sum, so whether a change is found depends on the place and the two characters only, not on the rest:
    // one reference per place and character covers all. The property below changes the rest.
    let tried = 0
    for (let place = 0; place < 8; place++) {
      for (const character of letters) {
        const reference = referenceWith({ [place]: character })
        for (const wrong of letters.filter((letter) => letter !== character)) {
          expect(parseReference(replaced(reference, place, wrong))).toBeNull()
          tried++
        }
      }
    }
    expect(tried).toBe(8 * 23 * 22)
  })

  test('every exchange of two characters is found: all pairs of places, neighbours or not, all pairs of characters', () => {
    let tried = 0
    for (let one = 0; one < 8; one++) {
      for (let other = one + 1; other < 8; other++) {
        for (const first of letters) {
          for (const second of letters.filter((letter) => letter !== first)) {
            const reference = referenceWith({ [one]: first, [other]: second })
            expect(parseReference(exchanged(reference, one, other))).toBeNull()
            tried++
          }
        }
      }
    }
    expect(tried).toBe(28 * 23 * 22)
  })

  test('both also hold for any reference', () => {
    fc.assert(
      fc.property(anyReference, fc.nat(7), fc.nat(7), fc.constantFrom(...letters), (reference, one, other, wrong) => {
        expect(parseReference(reference)).toBe(reference)
        if (reference[one] !== wrong) expect(parseReference(replaced(reference, one, wrong))).toBeNull()
        if (reference[one] !== reference[other]) expect(parseReference(exchanged(reference, one, other))).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('what is shown is read back, however it is typed', () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        const shown = formatReference(reference)
        expect(shown).toMatch(/^[2-9C-X]{4}-[2-9C-X]{4}$/)
        const mistaken = reference
          .replaceAll('8', 'b')
          .replaceAll('5', 'S')
          .replaceAll('2', 'Z')
          .replaceAll('6', 'g')
          .replaceAll('V', 'u')
        const typed = [
          shown,
          shown.toLowerCase(),
          ` ${shown.replace('-', ' ')} `,
          shown.replace('-', '–'),
          reference.split('').join(' '),
          mistaken,
        ]
        for (const text of typed) expect(parseReference(text)).toBe(reference)
      }),
    )
  })

  test('what cannot be a reference is null and never an error', () => {
    // O may be D or Q, and 1 or I may be J or 7: nobody can tell, so they are not guessed.
    for (const text of ['', 'K7QF', 'K7QF-29M', 'OOOO-OOOO', '1111-1111', 'ßßßß', '2'.repeat(5000)])
      expect(parseReference(text)).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseReference(text)
        if (read !== null) expect(parseReference(read)).toBe(read)
      }),
    )
    expect(() => formatReference('k7qf29mx')).toThrow(RangeError)
  })

  test('new references differ, are spread over the alphabet and hold nothing unwanted', () => {
    const drawn = Array.from({ length: 5000 }, () => newReference())
    expect(new Set(drawn).size).toBeGreaterThan(4990)
    expect(new Set(drawn.join(''))).toEqual(new Set(letters))
    expect(drawn.filter((reference) => /KKK|NMR|CP|88|666/.test(reference))).toEqual([])
    expect(drawn.every((reference) => parseReference(reference) === reference)).toBe(true)
  })

  test('a random source that only gives unwanted references is reported', () => {
    expect(() => newReference(() => referenceAlphabet.indexOf('8'))).toThrow(/random source/)
  })
})

/** A valid reference with the given characters at the given places; one other place is chosen so that the check holds. */
function referenceWith(fixed: Record<number, string>): string {
  const base = Array.from({ length: 8 }, (_, place) => fixed[place] ?? '7').join('')
  const free = [7, 6, 5].find((place) => fixed[place] === undefined) ?? 4
  const found = letters.map((letter) => replaced(base, free, letter)).filter((text) => parseReference(text) === text)
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}
