/** The last part of each citizen's page's address. Swedish stands at the root, English under /en. */
export const segments = {
  sv: {
    ask: 'fraga',
    follow: 'folj',
    data: 'om/uppgifter',
    accessibility: 'om/tillganglighet',
    easyRead: 'om/lattlast',
    diary: 'diarium',
    units: 'kontakt',
    elected: 'fortroendevalda',
  },
  en: {
    ask: 'ask',
    follow: 'follow',
    data: 'about/data',
    accessibility: 'about/accessibility',
    easyRead: 'about/easy-read',
    diary: 'diary',
    units: 'contact',
    elected: 'elected-members',
  },
} as const

/** The citizens' pages, the same in both languages. */
export type CitizenPage = 'front' | keyof (typeof segments)['sv']

/** The address of a page in a language: /fraga, /en/ask. */
export function citizenAddress(language: 'sv' | 'en', page: CitizenPage): string {
  const root = language === 'sv' ? '' : '/en'
  return page === 'front' ? root || '/' : `${root}/${segments[language][page]}`
}

/** The address of one question's page. The reference is a name, not a secret: the code is what opens it. */
export function followAddress(language: 'sv' | 'en', reference: string): string {
  return `${citizenAddress(language, 'follow')}/${encodeURIComponent(reference)}`
}

/** A telephone number as a link dials it: 08-465 004 10 becomes tel:+46846500410. */
export function telephoneAddress(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  return `tel:${digits.startsWith('0') ? `+46${digits.slice(1)}` : digits}`
}
