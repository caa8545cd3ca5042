import { useLanguage } from '#web/shared/i18n/texts.ts'

/** The way to name a language in the page's own: 'sv' → svenska. A code nobody knows stands as it is. */
export function useLanguageName(): (code: string) => string {
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language', fallback: 'code' })
  return (code) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
}
