/** The languages that are spoken in a municipality, as codes; others are shown by their code. */
const codes =
  'sv en fi se fit rmn yi ar so fa prs ku kmr ckb tr ti am bs hr sr sq pl ru uk ro bg es pt fr de it nl no da is et lv lt hu cs sk el he hi ur pa bn ta th vi zh ja ko tl sw rw ln mn ka hy az uz ps om swl'.split(
    ' ',
  )
/** What the platform's own table does not name, or names otherwise than people do. */
const ours: Record<string, { sv: string; en: string }> = {
  swl: { sv: 'svenskt teckenspråk', en: 'Swedish Sign Language' },
  se: { sv: 'nordsamiska', en: 'Northern Sami' },
  fit: { sv: 'meänkieli', en: 'Meänkieli' },
  rmn: { sv: 'romani', en: 'Romani' },
  fa: { sv: 'persiska', en: 'Persian' },
  prs: { sv: 'dari', en: 'Dari' },
  ku: { sv: 'kurdiska', en: 'Kurdish' },
  kmr: { sv: 'kurmanji', en: 'Kurmanji' },
  ckb: { sv: 'sorani', en: 'Sorani' },
}
const swedish = new Intl.DisplayNames('sv', { type: 'language' })
const english = new Intl.DisplayNames('en', { type: 'language' })

/** Codes and names in both languages, for comparing with what somebody typed: "somaliska Somali". */
export const languageNames: readonly { code: string; names: string }[] = codes.map((code) => ({
  code,
  names: ours[code] ? `${ours[code].sv} ${ours[code].en}` : `${swedish.of(code)} ${english.of(code)}`,
}))
