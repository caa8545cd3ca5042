import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText, excerpt } from './clean-text.ts'
import { latinDigits } from './latin-digits.ts'

/** Code points that interact: invisible ones, marks, emoji parts, joining and right-to-left letters, broken halves. */
const trouble = [
  'a Å A ❤ 🇸 🇪 م ی ש क ᠠ 한 \u030A \u0301 \u064B \u094D \u180B \u1100 \u1161 \u0600 \u0F72 \u0FB2 \u034F \u3164 \uD800 \uDC00 \uFFFE',
  '\0 \u0085 \uFEFF \u00AD \u200B \u200C \u200D \u200E \u200F \u061C \u202E \u202C \u2066 \u2069 \u2060',
  '\uFE0F \uFE0E \u{E0100} \u{1F468} \u{1F3FD} \u{1F3F4} \u{E0067} \u{E0062} \u{E007F}',
]
  .flatMap((line) => line.split(' '))
  .concat(' ', '\n', '\r', '\t', '\u2028')
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...trouble), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
)
const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' })
const charactersOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
const isOrdered = (text: string): boolean =>
  text.isWellFormed() && text === text.normalize('NFC') && text === text.trim()

describe('cleanText', () => {
  test.each([
    ['composes accents', 'A\u030Alesund', 'Ålesund'],
    ['unifies newlines', 'a\r\nb\rc\u2028d\u0085e\vf', 'a\nb\nc\nd\ne\nf'],
    ['keeps tabs and inner newlines, trims the ends', '\uFEFF \n a\tb\n\nc \n', 'a\tb\n\nc'],
    ['takes away NUL and other control characters', 'a\0b\u0007c\u009Bd', 'abcd'],
    ['takes away zero-width characters and soft hyphens', 'a\u200Bb\u2060c\uFEFFd\u00ADe', 'abcde'],
    ['takes away direction overrides and isolates', 'faktura\u202Egpj.exe\u2066x\u2069', 'fakturagpj.exex'],
    ['takes away direction marks from text without right-to-left letters', 'Kal\u200Ele', 'Kalle'],
    ['makes an invisible name empty', '\u3164\u200D\u{E0041}\uFE0F', ''],
    ['takes away hidden text in tags', 'hej\u{E0068}\u{E0065}\u{E006A}\u{E007F}', 'hej'],
    ['replaces half a pair', 'a\uD800b', 'a\uFFFDb'],
    ['takes away joiners between Latin letters and after their accents', 'a\u200Cb\u030A\u200Dc', 'ab\u030Ac'],
    ['joins a letter with its accent after taking away what stood between', 'e\u200B\u0301', 'é'],
  ])('%s', (_, typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned)
  })

  test.each([
    ['a family emoji', '👨‍👩‍👧‍👦'],
    ['a profession with skin colour', '👩🏽‍🚒'],
    ['a heart in colour, joined', '❤️‍🔥'],
    ['the flags of Sweden and Scotland', '🇸🇪 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['the rainbow flag', '🏳️‍🌈'],
    ['a Persian word with a non-joiner', 'می‌خواهم'],
    ['a Hindi word with a joiner', 'क्‍ष'],
    ['Arabic with a direction mark', 'رقم 2010!\u200F شكرا'],
    ['Hebrew', 'שלום עולם'],
    ['Sami, Meänkieli and Finnish', 'Čáhppes giella, ko mie äijä olen'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'))
  })

  test('cleaning twice is cleaning once, never throws, and gives whole, composed, trimmed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = cleanText(text)
        expect(cleanText(cleaned)).toBe(cleaned)
        expect(isOrdered(cleaned)).toBe(true)
        expect(cleaned).not.toMatch(/[[\p{Control}--[\t\n]]\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/v)
      }),
      { numRuns: 5000 },
    )
  })

  test('ordinary Swedish text is left as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zåäöA-ZÅÄÖ0-9][a-zåäöA-ZÅÄÖ0-9 .,!?\n–”’%@/()-]*[a-zåäö.!?]$/), (text) => {
        expect(cleanText(text)).toBe(text)
      }),
    )
  })

  test('a long hostile text takes no long time', () => {
    const hostile = '\u200D\uFE0F\u{E0067}'.repeat(100_000)
    const start = performance.now()
    expect(cleanText(hostile)).toBe('')
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('cleanLine', () => {
  test('one line with single spaces', () => {
    expect(cleanLine('  Anna\n\t Maria\u00A0 \u200BBerg ')).toBe('Anna Maria Berg')
  })

  test('cleaning twice is cleaning once, and the result has one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = cleanLine(text)
        expect(cleanLine(line)).toBe(line)
        expect(cleanText(line)).toBe(line)
        expect(line).not.toMatch(/[\n\t]| {2}/)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('excerpt', () => {
  test('short text is whole, long text ends in an ellipsis that counts', () => {
    expect(excerpt('Hej', 3)).toBe('Hej')
    expect(excerpt('Hejsan', 3)).toBe('He…')
    expect(excerpt('Hej du\nglade', 8)).toBe('Hej du…')
    expect(excerpt('Hejsan', 1)).toBe('…')
    expect(excerpt('', 5)).toBe('')
    expect(excerpt('👨‍👩‍👧‍👦👩🏽‍🚒🇸🇪x', 3)).toBe('👨‍👩‍👧‍👦👩🏽‍🚒…')
    expect(() => excerpt('a', 0)).toThrow(RangeError)
  })

  test('one character stacked with thousands of accents does not come along', () => {
    expect(excerpt(`ab${'\u0301'.repeat(10_000)}c`, 10)).toBe('a…')
  })

  test('at most that many characters, none of them cut, no lone half', () => {
    fc.assert(
      fc.property(anyText.map(cleanLine), fc.integer({ min: 1, max: 12 }), (text, length) => {
        const short = excerpt(text, length)
        expect(short.isWellFormed()).toBe(true)
        expect(charactersOf(short).length).toBeLessThanOrEqual(length)
        if (short === text) return
        const kept = charactersOf(short.slice(0, -1))
        expect(short.endsWith('…')).toBe(true)
        expect(charactersOf(text).slice(0, kept.length)).toEqual(kept)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('latinDigits', () => {
  test('Arabic and Persian digits become 0-9, the rest stays', () => {
    expect(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ abc 7')).toBe('0123456789 0123456789 abc 7')
  })
})

describe('what nobody writes', () => {
  test('a megabyte of stacked accents is cut to what a reader could see, at once', () => {
    const began = performance.now()
    const cleaned = cleanText(`Hej a${'\u0301\u0316'.repeat(500_000)} då`)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(cleaned.length).toBeLessThan(50)
    expect(cleaned.endsWith(' då')).toBe(true)
    expect(cleanText(cleaned)).toBe(cleaned)
  })
})
