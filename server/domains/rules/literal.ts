import { compileExpression, type Evaluate, NotFeel, type Scope, type Site } from './feel/index.ts'
import { TracedRun } from './traced-run.ts'

/** What nobody has filled in. */
export const missing: Evaluate = (scope) => scope.run.warn('model', 'there is no expression')

/** An expression of words. What cannot be read is null and a warning when it is asked. */
export function literal(text: string, site: Site): Evaluate {
  if (text.trim() === '') return missing
  const ready = patient((at) => compileExpression(text, at), site)
  return (scope) => {
    const evaluate = ready(scope)
    return evaluate ? evaluate(scope) : scope.run.warn('syntax', text)
  }
}

/**
 * Makes something ready now. Where that cannot be done, because it uses names of several words that no model tells,
 * it is tried again when it is asked, with the names of what was given. Null if it cannot be read at all.
 */
export function patient<T>(make: (site: Site) => T, site: Site): (scope: Scope) => T | null {
  const now = attempt(make, site)
  if (now !== null) return () => now
  let later: { names: readonly string[]; made: T | null } | null = null
  return (scope) => {
    const names = scope.run instanceof TracedRun ? scope.run.givenNames : []
    if (later?.names !== names)
      later = { names, made: names.length > 0 ? attempt(make, { ...site, names: site.names.with(names, names) }) : null }
    return later.made
  }
}

function attempt<T>(make: (site: Site) => T, site: Site): T | null {
  try {
    return make(site)
  } catch (cause) {
    if (cause instanceof NotFeel) return null
    throw cause
  }
}
