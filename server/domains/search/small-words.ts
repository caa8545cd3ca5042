/**
 * Swedish words that carry no subject, also as they are spoken and written in a hurry. They are left out of a question that has
 * anything else to say: an article that happens to hold a rare small word is no better an answer for it.
 */
const words = `
ja ju dej mej sej dom o å e ä va så sån såna sånt nån nåt nåra ngn ngt
väl nog no änna int inge ente ej ba typ liksom asså alltså hej tack snälla undrar fundera funderar
`

const small = new Set(words.trim().split(/\s+/))

/** Whether a word says nothing of the subject. */
export function isSmall(word: string): boolean {
  return small.has(word)
}
