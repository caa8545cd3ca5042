import type { Language } from '#web/shared/request.ts'

const words: Record<Language, string[]> = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** A number as it is written in a sentence: two, twelve, 13. */
export function numberWords(count: number, language: Language): string {
  return words[language][count] ?? String(count)
}

/** A sentence that begins with a number or a name in small letters, with its first letter large. */
export function sentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
}
