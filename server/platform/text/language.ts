import type { Language } from '#platform/access/actor.ts'

/** A domain's sentences in both languages, by code. `{word}` is filled in. English must have what Swedish has. */
export type Texts<Code extends string = string> = { sv: Record<Code, string>; en: Record<Code, string> }

const all: { sv: Map<string, string>; en: Map<string, string> } = { sv: new Map(), en: new Map() }

/** Declares a domain's sentences; the compiler asks for the same codes in both languages. */
export function texts<Code extends string>(declared: Texts<Code>): Texts<Code> {
  for (const language of ['sv', 'en'] as const) {
    for (const [code, text] of Object.entries<string>(declared[language])) all[language].set(code, text)
  }
  return declared
}

/** The sentence of a code in a language, its {words} filled in. Numbers and times are given already formatted. */
export function say(language: Language, code: string, words: Record<string, string | number> = {}): string {
  const text = all[language].get(code) ?? all.sv.get(code)
  if (text === undefined) throw new Error(`No text has the code ${code}.`)
  return text.replaceAll(/\{(\w+)\}/g, (_, word: string) => String(words[word] ?? ''))
}

/** Every code declared in a language. */
export function textCodes(language: Language = 'sv'): string[] {
  return [...all[language].keys()]
}

/** The first of our languages the browser asks for; Swedish when it asks for none of them. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  for (const tag of wanted) if (tag === 'sv' || tag === 'en') return tag
  return 'sv'
}
