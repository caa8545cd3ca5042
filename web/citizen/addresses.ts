/** The last part of each citizen's page's address. Swedish stands at the root, English under /en. */
export const segments = {
  sv: {
    ask: 'fraga',
    follow: 'folj',
    data: 'om/uppgifter',
    accessibility: 'om/tillganglighet',
    easyRead: 'om/lattlast',
    diary: 'diarium',
    search: 'sok',
    answers: 'svar',
    services: 'tjanster',
    places: 'platser',
  },
  en: {
    ask: 'ask',
    follow: 'follow',
    data: 'about/data',
    accessibility: 'about/accessibility',
    easyRead: 'about/easy-read',
    diary: 'diary',
    search: 'search',
    answers: 'answers',
    services: 'services',
    places: 'places',
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

/** The address of one answer, service or place, by its code. Codes are letters of a to z, digits and hyphens. */
export function itemAddress(language: 'sv' | 'en', page: 'answers' | 'services' | 'places', code: string): string {
  return `${citizenAddress(language, page)}/${encodeURIComponent(code)}`
}

/** A page with what was written or chosen in its address. What is empty is left out. */
export function withQuery(address: string, query: Record<string, string | null | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? address : `${address}?${new URLSearchParams(given).toString()}`
}

/** What other sites take from us: feeds, pages to show inside theirs, what search engines read. */
export const outside = {
  sv: {
    answersJson: '/flode/svar.json',
    answersAtom: '/flode/svar.xml',
    disturbances: '/flode/storningar.xml',
    embedSearch: '/inbaddat/sok',
    embedAnswer: '/inbaddat/svar',
    embedOpen: '/inbaddat/oppet',
  },
  en: {
    answersJson: '/en/feed/answers.json',
    answersAtom: '/en/feed/answers.xml',
    disturbances: '/en/feed/disturbances.xml',
    embedSearch: '/en/embedded/search',
    embedAnswer: '/en/embedded/answers',
    embedOpen: '/en/embedded/opening',
  },
} as const

/** A telephone number as a link dials it: 08-465 004 10 becomes tel:+46846500410. */
export function telephoneAddress(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  return `tel:${digits.startsWith('0') ? `+46${digits.slice(1)}` : digits}`
}
