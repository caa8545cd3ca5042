import { useLanguage } from '#web/shared/i18n/texts.ts'

/** The way to name a language in the page's own: 'sv' → Svenska. A code nobody knows stands as it is. */
export function useLanguageName(): (code: string) => string {
  const language = useLanguage()
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  return (code) => {
    try {
      const name = names.of(code) ?? code
      return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
    } catch {
      return code
    }
  }
}
