import { useRouteLoaderData } from 'react-router'
import type { Language } from '#web/shared/request.ts'

/** The sentences of one area of the screens, in both languages. English must have every key that Swedish has. */
export type AreaTexts<Key extends string> = { area: string; sv: Record<Key, string>; en: Record<Key, string> }

/** Keys with their plural endings taken off: `waiting_one` and `waiting_other` are asked for as `waiting` with a count. */
type Asked<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` | `${infer Stem}_zero`
  ? Stem | Key
  : Key

/** Says a sentence, its {{words}} filled in. React escapes what is shown. */
export type Say<Key extends string> = (key: Asked<Key>, words?: Record<string, string | number>) => string

/** Declares an area's sentences once, in its texts.ts. */
export function areaTexts<Key extends string>(
  area: string,
  texts: { sv: Record<Key, string>; en: Record<Key, string> },
): AreaTexts<Key> {
  return { area, ...texts }
}

const plurals = { sv: new Intl.PluralRules('sv'), en: new Intl.PluralRules('en') }

const known = new Map<string, Say<never>>()

/** The way to say an area's sentences in a language: the same one each time, since every part of a page asks for its own. */
export function sayIn<Key extends string>(language: Language, texts: AreaTexts<Key>): Say<Key> {
  const key = `${language} ${texts.area}`
  const say = (known.get(key) as Say<Key> | undefined) ?? makeSay(language, texts)
  known.set(key, say as Say<never>)
  return say
}

function makeSay<Key extends string>(language: Language, texts: AreaTexts<Key>): Say<Key> {
  const sentences: Readonly<Record<string, string | undefined>> = texts[language]
  return (key, words) => {
    if (words === undefined) return sentences[key] ?? key
    const { count } = words
    const counted =
      typeof count === 'number'
        ? ((count === 0 ? sentences[`${key}_zero`] : undefined) ??
          sentences[`${key}_${plurals[language].select(count)}`] ??
          sentences[`${key}_other`])
        : undefined
    return filledIn(counted ?? sentences[key] ?? key, words)
  }
}

/** Puts words in their places. What has no word is left empty rather than shown with its braces. */
function filledIn(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(words[name] ?? ''))
}

/** The same, in the language of the page. */
export function useTexts<Key extends string>(texts: AreaTexts<Key>): Say<Key> {
  return sayIn(useLanguage(), texts)
}

/** The language of the page. */
export function useLanguage(): Language {
  const root = useRouteLoaderData<{ language: Language }>('root')
  return root?.language ?? 'sv'
}
