import { compileExpression, type Evaluate, NotFeel, type Site } from './feel/index.ts'

/** What nobody has filled in. */
export const missing: Evaluate = (scope) => scope.run.warn('model', 'there is no expression')

/** An expression of words. What cannot be read is null and a warning when it is asked. */
export function literal(text: string, site: Site): Evaluate {
  if (text.trim() === '') return missing
  return readable(() => compileExpression(text, site)) ?? ((scope) => scope.run.warn('syntax', text))
}

/** What is made of a text, or null if the text is no FEEL. */
export function readable<T>(make: () => T): T | null {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof NotFeel) return null
    throw cause
  }
}
