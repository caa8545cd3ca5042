import i18next, { type i18n } from 'i18next'
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

const engine: i18n = i18next.createInstance()
void engine.init({
  lng: 'sv',
  fallbackLng: false,
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** Declares an area's sentences once, in its texts.ts. */
export function areaTexts<Key extends string>(
  area: string,
  texts: { sv: Record<Key, string>; en: Record<Key, string> },
): AreaTexts<Key> {
  engine.addResourceBundle('sv', area, texts.sv)
  engine.addResourceBundle('en', area, texts.en)
  return { area, ...texts }
}

const known = new Map<string, Say<never>>()

/** The way to say an area's sentences in a language: the same one each time, since every part of a page asks for its own. */
export function sayIn<Key extends string>(language: Language, texts: AreaTexts<Key>): Say<Key> {
  const key = `${language} ${texts.area}`
  const say = (known.get(key) as Say<Key> | undefined) ?? makeSay(language, texts)
  known.set(key, say as Say<never>)
  return say
}

function makeSay<Key extends string>(language: Language, texts: AreaTexts<Key>): Say<Key> {
  // i18next's own types ask for one global list of keys; ours are checked per area.
  const fixed = engine.getFixedT(language, texts.area) as (
    key: string,
    words: Record<string, string | number>,
  ) => string
  // A sentence with nothing to fill in is most of what a page says, and needs no engine.
  const plain: Readonly<Record<string, string>> = texts[language]
  return (key, words) => (words === undefined ? (plain[key] ?? fixed(key, {})) : fixed(key, words))
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
