import type { Language } from '#web/shared/request.ts'

/** The text in the page's language where there is one, otherwise the first: Swedish. Null where there is none at all. */
export function textFor<T extends { language: string }>(texts: readonly T[], language: Language): T | null {
  return texts.find((text) => text.language === language) ?? texts[0] ?? null
}

/** What a part in another language than the page says of itself, so that it is read out right: `lang` and where it begins. */
export function langOf(textLanguage: string, pageLanguage: Language): { lang?: string; dir?: 'rtl' } {
  if (textLanguage === pageLanguage) return {}
  return isRightToLeft(textLanguage) ? { lang: textLanguage, dir: 'rtl' } : { lang: textLanguage }
}

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

function isRightToLeft(language: string): boolean {
  return rightToLeft.has(language)
}

/** A language's own name: العربية, Soomaali. Its code where the computer does not know it. */
export function ownNameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
