import { v5, v7 } from 'uuid'

/** A new id. Version 7: ids made later sort later, so that indexes grow at their end. */
export function newId(at: Date = new Date()): string {
  return v7({ msecs: at.getTime() })
}

const NAMES = '6f1f2a1e-5c0b-4f0e-9b3a-0d7a3c2e7a11'

/** The same id for the same words every time: for what is loaded from files by its code. */
export function idOf(...words: (string | number)[]): string {
  return v5(words.join('/'), NAMES)
}
