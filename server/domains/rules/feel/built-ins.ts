import { addContexts } from './builtin-contexts.ts'
import { addLists } from './builtin-lists.ts'
import { addNumbers } from './builtin-numbers.ts'
import { addRanges } from './builtin-ranges.ts'
import { addTexts } from './builtin-texts.ts'
import { addTimes } from './builtin-times.ts'
import { BuiltIns } from './calls.ts'
import { readRange } from './range-text.ts'
import type { Func } from './values.ts'

function all(): ReadonlyMap<string, Func> {
  const functions = new BuiltIns()
  addNumbers(functions)
  addTexts(functions)
  addLists(functions)
  addContexts(functions)
  addTimes(functions)
  addRanges(functions)
  functions.add('range(from: string)', ([from]) => readRange(from as string))
  return functions.functions()
}

/** FEEL's built-in functions, by name. */
export const builtIns = all()
