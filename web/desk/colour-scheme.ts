export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

const KEPT_AS = 'torget.colour-scheme'

/** What was chosen in this browser: the eyes and the room, not the account. */
export function keptScheme(): Scheme {
  const kept = localStorage.getItem(KEPT_AS)
  return schemes.find((scheme) => scheme === kept) ?? 'auto'
}

/** Chooses, and shows it at once. */
export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(KEPT_AS, scheme)
  document.documentElement.dataset['colorScheme'] = scheme
}

// As early as the page's script can: before React takes over the document, which then leaves the attribute alone.
if (typeof document !== 'undefined') document.documentElement.dataset['colorScheme'] = keptScheme()
