import type { Language } from '#web/shared/request.ts'

/** What a key can do at the desk. Screens say which of them they take; see use-keys.ts. */
export type Command =
  | 'new'
  | 'answered'
  | 'keep'
  | 'handOver'
  | 'other'
  | 'another'
  | 'pause'
  | 'takeBack'
  | 'note'
  | 'accept'
  | 'answer'
  | 'askBack'
  | 'giveBack'
  | 'passOn'
  | 'undo'
  | 'next'
  | 'previous'
  | 'search'
  | 'help'

/** The letters follow the words on the buttons, so they differ between languages. */
const letters: Record<Language, Record<Command, string>> = {
  sv: {
    new: 'n',
    answered: 'b',
    keep: 'k',
    handOver: 'l',
    other: 'a',
    another: 'q',
    pause: 'p',
    takeBack: 'r',
    note: 'm',
    accept: 'm',
    answer: 's',
    askBack: 'f',
    giveBack: 'r',
    passOn: 'g',
    undo: 'z',
    next: 'j',
    previous: 'k',
    search: '/',
    help: '?',
  },
  en: {
    new: 'n',
    answered: 'a',
    keep: 'k',
    handOver: 'h',
    other: 'o',
    another: 'q',
    pause: 'p',
    takeBack: 't',
    note: 'm',
    accept: 'a',
    answer: 's',
    askBack: 'b',
    giveBack: 'r',
    passOn: 'g',
    undo: 'z',
    next: 'j',
    previous: 'k',
    search: '/',
    help: '?',
  },
}

/** The key as it stands on a button: B, L, ?. */
export function keyOf(command: Command, language: Language): string {
  return letters[language][command].toUpperCase()
}

/** What is asked of a key press; a KeyboardEvent has it all but `altGraph`. */
export type Press = {
  key: string
  code: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altGraph: boolean
}

export type Reading = {
  language: Language
  /** Single keys are on; with Alt they work in any case (WCAG 2.1.4). */
  areSingleKeysOn: boolean
  /** The cursor stands where text is written. */
  isInText: boolean
}

/** What a press asks for: commands in the order to try them (a letter may mean two things on two screens), or a contact by its digit. */
export type Wish = { commands: Command[] } | { digit: number } | null

/** Reads a key press. Null when it is no key of ours. */
export function readPress(press: Press, { language, areSingleKeysOn, isInText }: Reading): Wish {
  if (press.ctrlKey || press.metaKey || press.altGraph) return null
  if (!press.altKey && (isInText || !areSingleKeysOn)) return null
  const sign = signOf(press)
  if (/^[1-9]$/.test(sign)) return { digit: Number(sign) }
  const commands = (Object.keys(letters[language]) as Command[]).filter((one) => letters[language][one] === sign)
  return commands.length > 0 ? { commands } : null
}

/** The sign of a press. With Alt some systems write another one (Alt+B is ∫), so the key's place tells. */
function signOf({ key, code, altKey }: Press): string {
  if (/^[a-z0-9/?]$/i.test(key)) return key.toLowerCase()
  if (!altKey) return key
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? key
}
