import { v5, v7 } from 'uuid'

let counter = 0

/**
 * A new id. Version 7: ids made later sort later, so that indexes grow at their end. Those made in the same millisecond by the
 * same process keep their order too, so that a timeline reads as it happened.
 */
export function newId(at: Date = new Date()): string {
  counter = (counter + 1) % 0xffffffff
  return v7({ msecs: at.getTime(), seq: counter })
}

const NAMES = '6f1f2a1e-5c0b-4f0e-9b3a-0d7a3c2e7a11'

/** The same id for the same words every time: for what is loaded from files by its code. */
export function idOf(...words: (string | number)[]): string {
  return v5(words.join('/'), NAMES)
}
