/**
 * The stem of a Swedish word: irregular forms by list (irregular-words.ts), the rest by Martin Porter's published Swedish
 * algorithm, written here from its description at snowballstem.org. A stem is a key, not a word: `flickornas` and `flickan` share one.
 */
import { regularForm } from './irregular-words.ts'

const vowels = 'aeiouyåäö'
const endings = [
  'heterna hetens anden'.split(' '),
  'heter heten arnas ernas ornas andes andet'.split(' '),
  'arens arna erna orna ande arne aste aren ades erns'.split(' '),
  'ade are ern ens het ast ans'.split(' '),
  'ad en an ar er or as es at'.split(' '),
  ['a', 'e'],
].flat()
const endingSet = new Set(endings)
const LONGEST_ENDING = 6
const doubled = ['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt']
const derived: [string, string][] = [
  ['fullt', 'full'],
  ['löst', 'lös'],
  ['lig', ''],
  ['els', ''],
  ['ig', ''],
]

/** What a noun made from a verb, or the verb itself, has before its ending: `registrering`, `registrera`; `vaccination`, `vaccinera`. */
const madeFromVerb = ['isering', 'ering', 'ation', 'ning', 'iser', 'er']

const known = new Map<string, string>()
const MOST_KNOWN = 200_000

/** The stem of one lower-case word. */
export function stem(typed: string): string {
  let found = known.get(typed)
  if (found === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(typed, (found = stemOf(typed)))
  }
  return found
}

function stemOf(typed: string): string {
  let text = regularForm(typed)
  const from = regionStart(text)
  const fits = (ending: string) => text.length - ending.length >= from && text.endsWith(ending)
  const ending = endingLength(text, from)
  if (ending > 0) text = text.slice(0, -ending)
  else if (fits('s') && 'bcdfghjklmnoprtvy'.includes(text.at(-2) ?? '')) text = text.slice(0, -1)
  if (doubled.some(fits)) text = text.slice(0, -1)
  const suffix = derived.find(([found]) => fits(found))
  if (suffix) text = text.slice(0, -suffix[0].length) + suffix[1]
  const made = madeFromVerb.find((found) => text.length - found.length >= 4 && text.endsWith(found))
  return made ? text.slice(0, -made.length) : text
}

/** How long the longest ending is; 0 for none. */
function endingLength(text: string, from: number): number {
  for (let length = Math.min(LONGEST_ENDING, text.length - from); length > 0; length--) {
    if (endingSet.has(text.slice(-length))) return length
  }
  return 0
}

/** Where the part begins that endings may be taken from: after the first consonant that follows a vowel, never within three letters. */
function regionStart(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (!vowels.includes(text[at]!) && vowels.includes(text[at - 1]!)) return Math.max(3, at + 1)
  }
  return text.length
}
