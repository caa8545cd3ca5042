import type { SelectOption } from '#web/shared/ui/select.tsx'

export interface ComboboxOption extends SelectOption {
  /** Other words people use for the same: "sopor, soptunna, kärl". Sought in, not shown. */
  otherWords?: string | undefined
  /** Quiet words at the end of the line: who answers. */
  hint?: string | undefined
}

const shown = 30

/**
 * The options that fit what is written, best first: those whose name begins so, then those with a word that does, then
 * those that hold it anywhere or by other words. The order within is the list's own. All words written must fit. At most
 * thirty; all of them when nothing is written. Case and accents that are not letters of their own in Swedish do not matter (é as e; but å, ä, ö are å, ä, ö).
 */
export function fittingOptions<Option extends ComboboxOption>(options: Option[], written: string): Option[] {
  const words = foldedWords(written)
  if (words.length === 0) return options
  const ranked = options.flatMap((option) => {
    const rank = Math.max(...words.map((word) => rankOf(option, word)))
    return rank === Infinity ? [] : [{ option, rank }]
  })
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, shown)
    .map(({ option }) => option)
}

function rankOf(option: ComboboxOption, word: string): number {
  const label = foldedWords(option.label)
  if (label[0]?.startsWith(word)) return 0
  if (label.some((one) => one.startsWith(word))) return 1
  const others = foldedWords(option.otherWords ?? '')
  if (others.some((one) => one.startsWith(word))) return 2
  return label.some((one) => one.includes(word)) ? 3 : Infinity
}

function foldedWords(text: string): string[] {
  return text
    .toLocaleLowerCase('sv')
    .normalize('NFC')
    .replaceAll(/[^åäö\p{ASCII}]/gu, (letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .split(/[\s,./-]+/)
    .filter((word) => word !== '')
}
