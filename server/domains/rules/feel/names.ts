/** A name as it is compared: signs within it stand alone, and several spaces are one. */
export function nameKey(name: string): string {
  if (/^\w+$/.test(name)) return name
  return name
    .replace(/\s*(\*\*|[./\-'+*])\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a name is more than one word to a reader of FEEL, so that it must be told which names there are. */
export function isLongName(name: string): boolean {
  return !/^[\p{L}_?][\p{L}\p{N}_?]*$/u.test(name)
}
