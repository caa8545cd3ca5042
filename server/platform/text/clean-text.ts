/**
 * Normalising what people type and paste, before it is stored or compared.
 *
 * Invisible characters are taken away because they spoof: they reverse what is read, hide text, make two equal names
 * differ and an empty name look filled in. Those that a script or an emoji needs are kept where they have that use:
 * joiners in Arabic, Persian and Indic words and between emoji, direction marks in texts with right-to-left letters,
 * variation selectors after a visible character, and the tags of the flags of England, Scotland and Wales.
 */

/** Scripts whose letters take other shapes with a joiner (U+200D) or non-joiner (U+200C) after them. */
const joiningScripts =
  'Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Myanmar Khmer Tibetan'
const rightToLeftScripts = 'Arabic Hebrew Syriac Thaana Nko Adlam'

/** A character class of the letters of these scripts, without their digits, marks, punctuation and invisible signs. */
function lettersOf(scripts: string): string {
  const anyOfThem = scripts.split(' ').map((script) => `\\p{Script=${script}}`)
  return `[[${anyOfThem.join('')}]&&\\p{Letter}]`
}

const emojiBefore = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F'
/** After a letter and its marks, in whatever order they stand: NFC may still reorder them. */
const joinerInWord = `(?<=${lettersOf(joiningScripts)}\\p{Mark}*)[\\u200C\\u200D]`
const joinerInEmoji = `(?<=[${emojiBefore}])\\u200D(?=\\p{Extended_Pictographic})`
const flagTags = '(?<=\\u{1F3F4})[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}'

const newlines = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Control characters except tab and newline, and code points that are no characters and that XML and archives refuse. */
const controls = /[[\p{Control}\p{Noncharacter_Code_Point}]--[\t\n]]/gv
/** Everything invisible except what one of the next three steps decides about. */
const invisible =
  /[\p{Default_Ignorable_Code_Point}--[\p{Variation_Selector}\u200C-\u200F\u061C\u{E0020}-\u{E007F}]]|[\uFFF9-\uFFFB]/gv
const tags = new RegExp(`(${flagTags})|[\\u{E0020}-\\u{E007F}]`, 'gu')
const strayVariations = /(?<=^|[\s\p{Default_Ignorable_Code_Point}])\p{Variation_Selector}+/gu
const joiners = new RegExp(`(${joinerInWord}|${joinerInEmoji})|[\\u200C\\u200D]`, 'gv')
const directionMarks = /[\u200E\u200F\u061C]/g
/**
 * No script stacks more than a few accents on a letter; the Unicode standard's own limit for streams is 30 (UAX 15). Without it,
 * putting a megabyte of them in order takes hours, and anybody could stop the server with one request.
 */
const accentsBeyondReason = /(\p{Mark}{30})\p{Mark}+/gu
const rightToLeftLetter = new RegExp(lettersOf(rightToLeftScripts), 'v')

/**
 * Text of several lines as it is stored: NFC, newlines as \n, without control and spoofing characters, trimmed.
 * Half a surrogate pair becomes U+FFFD. Cleaning twice gives the same as cleaning once; nothing makes it throw.
 */
export function cleanText(text: string): string {
  const visible = text
    .toWellFormed()
    .replace(accentsBeyondReason, '$1')
    .normalize('NFC')
    .replace(newlines, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(tags, '$1')
    .replace(strayVariations, '')
    .replace(joiners, '$1')
  const marked = rightToLeftLetter.test(visible) ? visible : visible.replace(directionMarks, '')
  // Normalised again: taking away a character may have brought a letter and its accent together.
  return marked.replace(accentsBeyondReason, '$1').normalize('NFC').replace(accentsBeyondReason, '$1').trim()
}

/** Text of one line (a name, a subject): cleaned, and every run of spaces, tabs and newlines is one space. */
export function cleanLine(text: string): string {
  return cleanText(cleanText(text).replace(/\s+/g, ' '))
}

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/** A character may be built of many code units (a family emoji of 11), but not of hundreds of stacked accents. */
const codeUnitsPerCharacter = 8
const leastCodeUnits = 64

/**
 * The beginning of a text on one line, for lists: at most `length` characters as a reader counts them, the last an
 * ellipsis when something was left out. Never cuts inside a character, be it a pair, an accent or an emoji.
 * @throws RangeError when length is not a whole number of at least 1
 */
export function excerpt(text: string, length: number): string {
  if (!Number.isInteger(length) || length < 1) throw new RangeError('An excerpt has at least one character')
  const line = text.toWellFormed().replace(/\s+/g, ' ').trim()
  const room = Math.max(length * codeUnitsPerCharacter, leastCodeUnits)
  let [characters, end, kept] = [0, 0, 0]
  for (const { segment } of graphemes.segment(line)) {
    if (characters === length || end + segment.length > room) return `${line.slice(0, kept)}…`
    characters++
    end += segment.length
    // The last place is for the ellipsis, and no space stands before it.
    if (characters < length && segment !== ' ') kept = end
  }
  return line
}
