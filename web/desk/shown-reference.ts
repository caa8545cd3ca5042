/** A reference as it is read out and written down: K7QF-29MX. */
export function shownReference(reference: string): string {
  return /^\w{8}$/.test(reference) ? `${reference.slice(0, 4)}-${reference.slice(4)}` : reference
}
