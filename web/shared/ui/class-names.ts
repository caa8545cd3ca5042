/** Joins class names, leaving out those that are false or missing. Undefined when none is left, so no empty attribute. */
export function classNames(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}
