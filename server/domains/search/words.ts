/** How text becomes words. Everything that is searched and everything that is asked goes through here, so that both sides agree. */

/** Longer questions than this are cut: nobody types more, and pasted letters say what they are about early. */
export const LONGEST_ASKED = 2_000
/** At most so many different words of a question are looked up. */
export const MOST_WORDS_ASKED = 60

const word = /[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*|\p{N}+/gu

/** The words of a text in its order, lower-cased; numbers are words of their own. Signs are nothing. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(word) ?? []
}

const folded = new Map(
  Object.entries({ a: 'åäáàâãæ', o: 'öøóòô', e: 'éèêë', u: 'üúù' }).flatMap(([plain, letters]) =>
    letters.split('').map((letter) => [letter, plain] as const),
  ),
)

/** A word as it is typed on a keyboard without å, ä and ö. */
export function withoutDots(text: string): string {
  let out = ''
  for (const letter of text) out += folded.get(letter) ?? letter
  return out
}

/** The overlapping runs of `length` letters inside a word with its edges marked; a short word is one run. */
export function gramsOf(text: string, length = 4, openEnd = false): string[] {
  const edged = `_${withoutDots(text)}${openEnd ? '' : '_'}`
  if (edged.length <= length) return [edged]
  const grams: string[] = []
  for (let start = 0; start + length <= edged.length; start++) grams.push(edged.slice(start, start + length))
  return grams
}
