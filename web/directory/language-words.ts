import type { Language } from '#web/shared/request.ts'

/** Swedish Sign Language and the like, which the browser's own table does not know. */
const ours: Record<string, { sv: string; en: string }> = {
  swl: { sv: 'svenskt teckenspråk', en: 'Swedish Sign Language' },
  se: { sv: 'nordsamiska', en: 'Northern Sami' },
  fit: { sv: 'meänkieli', en: 'Meänkieli' },
}

/** The name of a language by its code, in the reader's language. */
export function languageWord(code: string, language: Language): string {
  return ours[code]?.[language] ?? new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
}

/** Several, in a row: svenska, somaliska. */
export function languageWords(codes: readonly string[], language: Language): string {
  return codes.map((code) => languageWord(code, language)).join(', ')
}
