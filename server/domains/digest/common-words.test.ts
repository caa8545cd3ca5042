import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplesOf, safeWords } from './common-words.ts'

const names = new Set(['anna', 'nordqvist', 'tindra'])
const none = new Set<string>()
const asked = (headings: readonly string[], contact = (n: number) => `c${n}`) =>
  headings.map((heading, n) => ({ contactId: contact(n), heading }))

describe('the words of a heading that may be shown', () => {
  it.each([
    ['När töms kärlet på Lindvägen 14?', ['när', 'töms', 'kärlet', 'på']],
    ['Anna Nordqvist undrar om hyran', ['undrar', 'om', 'hyran']],
    ['anna undrar', ['undrar']],
    ['Annas kärl tömdes inte', ['kärl', 'tömdes', 'inte']],
    ['Ring mig på 070-174 06 21 eller anna@post.example', ['ring', 'mig', 'på', 'eller']],
    ['Mitt nummer är 19580108-2743 och jag heter Gun', ['mitt', 'nummer', 'är', 'och', 'jag', 'heter']],
    ['se www.ekby.example/sopor nu', ['se', 'nu']],
    ['Kärlet. Det tömdes inte', ['kärlet', 'det', 'tömdes', 'inte']],
    ['jag bor på storgatan', ['jag', 'bor', 'på']],
    ['Anna-Karins dotter', ['dotter']],
    ['', []],
  ])('%s', (heading, words) => expect(safeWords(heading, new Set([...names, 'karin']))).toEqual(words))

  it('never hold a digit, an at sign, a capital or a known name', () => {
    const heading = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('Anna', 'anna', 'annas', 'a@b.se', '070', 'Kärlet', 'Storgatan'),
      ),
    )
    fc.assert(
      fc.property(heading, (words) => {
        for (const word of safeWords(words.join(' '), names)) {
          expect(word).not.toMatch(/[\d@.]/)
          expect(word).toBe(word.toLocaleLowerCase('sv'))
          expect(['anna', 'annas', 'nordqvist']).not.toContain(word)
        }
      }),
    )
  })
})

describe('what many asked alike', () => {
  it('is told by words that at least three contacts used, without a number below five', () => {
    const three = asked([
      'Kärlet tömdes inte',
      'Vårt kärlet blev inte tömdes',
      'Grannens kärlet tömdes',
      'Var är återbruket',
    ])
    expect(examplesOf(three, none)).toEqual([{ words: ['kärlet', 'tömdes'], count: null }])
    const five = asked(Array.from({ length: 5 }, () => 'Kärlet tömdes inte'))
    expect(examplesOf(five, none)).toEqual([{ words: ['kärlet', 'tömdes'], count: 5 }])
    expect(examplesOf(asked(['Kärlet tömdes', 'Kärlet tömdes']), none)).toEqual([])
  })

  it('is not what one person said many times', () => {
    const same = asked(['Kärlet tömdes inte', 'Kärlet tömdes inte', 'Kärlet tömdes inte'], () => 'one')
    expect(examplesOf(same, none)).toEqual([])
  })

  it('is at most five examples of at most four words', () => {
    const many = Array.from({ length: 9 }, (_, n) =>
      Array.from({ length: 4 }, () => `ämne${'abcdefghi'[n]} ett tvåan trean fyran femman`),
    )
    const examples = examplesOf(asked(many.flat()), none)
    expect(examples.length).toBeLessThanOrEqual(5)
    for (const { words } of examples) expect(words.length).toBeLessThanOrEqual(4)
  })

  it('never tells a word that fewer than three contacts used', () => {
    const heading = fc.array(fc.constantFrom('kärlet', 'tömdes', 'hyran', 'Anna', 'sjuk', 'lön', 'bygglov'), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), heading), { maxLength: 30 }), (rows) => {
        const all = rows.map(([contact, words]) => ({ contactId: `c${contact}`, heading: words.join(' ') }))
        for (const { words, count } of examplesOf(all, names)) {
          for (const word of words) {
            const used = all.filter((each) => each.heading.toLocaleLowerCase('sv').split(' ').includes(word))
            expect(new Set(used.map((each) => each.contactId)).size).toBeGreaterThanOrEqual(3)
          }
          expect(count === null || count >= 5).toBe(true)
        }
      }),
    )
  })
})
