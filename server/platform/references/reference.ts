import { randomInt } from 'node:crypto'
import { latinDigits } from '#platform/text/latin-digits.ts'

/**
 * References that citizens read out, write down and type: `K7QF-29MX`. Seven random characters and a check character.
 *
 * The alphabet has 23 characters: a prime number, so that the check below is exact and the check character is always one
 * of the alphabet. Left out are what is easily mistaken (0 O, 1 I L, B for 8, S for 5, Z for 2, G for 6, U for V, Y) and
 * with them all vowels, so that no Swedish or English word, rude or not, can appear.
 *
 * The check is that of ISBN-10 with 23 for 11: the values times the weights 8, 7, … 1 add up to a multiple of 23.
 * A wrong character changes the sum by weight × difference, and two exchanged characters by difference of weights ×
 * difference of values; all these factors lie between 1 and 22, and a product of such numbers is never a multiple of a
 * prime 23. So every single wrong character and every exchange of two characters, neighbours or not, is found.
 */
export const referenceAlphabet = '23456789CDFHJKMNPQRTVWX'

const modulus = referenceAlphabet.length
const referenceLength = 8
const longestTyped = 64

/** Mistaken for a character that the alphabet holds, and for only one of them. 0, O, 1, I, L and Y fit none or several. */
const lookAlikes: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', G: '6', U: 'V' }

/** Letters and numbers that read as slurs or hate symbols even without vowels: such a reference is drawn again. */
const unwanted = ['KKK', 'NMR', 'CP', 'NGR', 'FCK', 'FKK', '88', '666']
const mostDraws = 100

/** A random whole number from 0 to `below` - 1. */
export type RandomBelow = (below: number) => number

/**
 * Draws a new reference in canonical form: 8 characters without hyphen, as it is stored. About 3 thousand million exist
 * (23^7); the store's unique key tells when one is taken, and another is drawn. It is a name, not a secret.
 * @throws Error when the random source gives unwanted references a hundred times on end, that is, does not work
 */
export function newReference(random: RandomBelow = randomInt): string {
  for (let draw = 0; draw < mostDraws; draw++) {
    const body = Array.from({ length: referenceLength - 1 }, () => referenceAlphabet.charAt(random(modulus))).join('')
    const reference = body + checkCharacter(body)
    if (!unwanted.some((part) => reference.includes(part))) return reference
  }
  throw new Error('The random source gives no usable reference')
}

/**
 * Reads a reference as it is typed or pasted: any case, with spaces, with, without or with another hyphen, and with
 * look-alikes (B for 8) where only one character can be meant.
 * @returns the canonical form, or null when it cannot be a reference
 */
export function parseReference(text: string): string | null {
  if (text.length > longestTyped) return null
  const plain = latinDigits(text.normalize('NFKC')).replace(/[\s\p{Dash_Punctuation}\u2212]/gu, '')
  if (!/^[0-9A-Za-z]{8}$/.test(plain)) return null
  const reference = plain.toUpperCase().replace(/[BSZGU]/g, (typed) => lookAlikes[typed] ?? typed)
  return weightedSum(reference) === 0 ? reference : null
}

/**
 * A canonical reference as it is shown: `K7QF-29MX`.
 * @throws RangeError when it is not a canonical reference
 */
export function formatReference(reference: string): string {
  if (parseReference(reference) !== reference) throw new RangeError('Not a canonical reference')
  return `${reference.slice(0, 4)}-${reference.slice(4)}`
}

/** The check character of a reference's first seven characters. */
function checkCharacter(body: string): string {
  const sum = weightedSum(body) ?? 0
  return referenceAlphabet.charAt((modulus - sum) % modulus)
}

/** Values times weights modulo 23, the weights counted down from 8; null when a character is not in the alphabet. */
function weightedSum(characters: string): number | null {
  let sum = 0
  for (let place = 0; place < characters.length; place++) {
    const value = referenceAlphabet.indexOf(characters.charAt(place))
    if (value < 0) return null
    sum += value * (referenceLength - place)
  }
  return sum % modulus
}
