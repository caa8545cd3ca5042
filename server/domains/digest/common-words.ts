/** What somebody asked, in words, and from which contact. */
export type Asked = { contactId: string; heading: string }

/** Words that many used about one thing, in the order they usually stand, and how many questions they stand in. */
export type Example = { words: string[]; count: number | null }

/** A word is shown only when it stands in questions of so many different contacts. */
const FEWEST_SIMILAR = 3
/** Fewer than this is not told as a number. */
const FEWEST_TOLD = 5
const MOST_EXAMPLES = 5
const MOST_WORDS = 4

/** Words that say nothing of what was asked. */
const empty = new Set(
  `att av att bara blir bli blev de dem den denna det detta dig din ditt du där efter ej eller en ena er ert ett fick för fått få får från
  finns ga går gå göra gör ha hade han har hej henne hon hos hur här i icke ifall igen ingen inget inte in jag ju kan kanske kom kommer kunde
  kunna lite man med mer mig min mina mitt mot mycket måste ni nog nu nån något någon några när nästa oss också om på redan sa sedan ska skulle
  som så till tack tar tog tror undrar under upp ut vad var vara varför vart vem vet vi vid vilka vilken vilket vill ville vår vårt vårat är än ändå
  åt över sig sin sitt sina samt utan ute men dock bra går gick gjort gjorde veta fråga frågar frågade behöver ringer ringa ringde mejl svar heter
  a about an and are at be can do does for from get has have how i if in is it me my of on or our so that the there they this to was we what when
  where which who why will with you your please hello hi`.split(/\s+/),
)

const digits = /\d/
const word = /^\p{L}[\p{L}-]{1,23}$/u
/** Names of streets and places end so. */
const street = /.(vägen|väg|gatan|gata|gränd|gränden|stigen|stig|allén|backen|slingan|liden|ringen|torpet|gården)$/

/**
 * The words of a heading that may be shown: letters only, in lower case. Whatever has a digit, an at sign or a dot in it is left out; so is
 * what begins with a capital anywhere but first (names, streets, places), what ends like a street, and the names that are known.
 */
export function safeWords(heading: string, names: ReadonlySet<string>): string[] {
  const tokens = heading.normalize('NFC').split(/\s+/)
  let isStart = true
  const safe: string[] = []
  for (const token of tokens) {
    const bare = token.replace(/^[^\p{L}\d@]+|[^\p{L}\d@]+$/gu, '')
    const mayBeCapital = isStart
    if (bare !== '') isStart = /[.!?:]["”)]*$/.test(token)
    if (!word.test(bare) || digits.test(token) || /[@.]./.test(bare)) continue
    if (!mayBeCapital && bare !== bare.toLocaleLowerCase('sv')) continue
    const lower = bare.toLocaleLowerCase('sv')
    if (street.test(lower) || lower.split('-').some((each) => names.has(each) || names.has(withoutGenitive(each))))
      continue
    safe.push(lower)
  }
  return safe
}

/** "annas" is Anna's. */
function withoutGenitive(text: string): string {
  return text.endsWith('s') ? text.slice(0, -1) : text
}

/**
 * What many asked alike: at most five examples, each the words that stand in at least three contacts' questions about the same thing.
 * What only one or two said never shows, whatever it is.
 */
export function examplesOf(asked: readonly Asked[], names: ReadonlySet<string>): Example[] {
  let left = asked.map(({ contactId, heading }) => ({
    contactId,
    words: [...new Set(safeWords(heading, names))].filter((each) => !empty.has(each) && each.length > 2),
  }))
  const examples: Example[] = []
  while (examples.length < MOST_EXAMPLES) {
    const [top] = wordsByContacts(left)
    if (!top || top.contacts < FEWEST_SIMILAR) break
    const alike = left.filter((each) => each.words.includes(top.word))
    const shared = wordsByContacts(alike)
      .filter((each) => each.contacts >= Math.max(FEWEST_SIMILAR, top.contacts / 2))
      .slice(0, MOST_WORDS)
      .toSorted((a, b) => a.place - b.place)
    examples.push({
      words: shared.map((each) => each.word),
      count: alike.length < FEWEST_TOLD ? null : alike.length,
    })
    left = left.filter((each) => !each.words.includes(top.word))
  }
  return examples
}

/** Words by how many contacts used them, with their mean place in the sentence. */
function wordsByContacts(asked: readonly { contactId: string; words: readonly string[] }[]) {
  const found = new Map<string, { contacts: Set<string>; places: number; times: number }>()
  for (const { contactId, words } of asked) {
    words.forEach((each, place) => {
      const known = found.get(each) ?? { contacts: new Set(), places: 0, times: 0 }
      known.contacts.add(contactId)
      known.places += place
      known.times++
      found.set(each, known)
    })
  }
  return [...found]
    .map(([text, { contacts, places, times }]) => ({ word: text, contacts: contacts.size, place: places / times }))
    .toSorted((a, b) => b.contacts - a.contacts || a.word.localeCompare(b.word, 'sv'))
}
