import { expect, test } from 'vitest'
import { fittingOptions } from '#web/shared/ui/combobox-options.ts'

const services = [
  { value: 'waste', label: 'Sophämtning', otherWords: 'soptunna, kärl, sopor' },
  { value: 'extra', label: 'Extra tömning av kärl' },
  { value: 'support', label: 'Försörjningsstöd', otherWords: 'socialbidrag' },
  { value: 'cafe', label: 'Café i stadshuset' },
]
const valuesFor = (written: string) => fittingOptions(services, written).map(({ value }) => value)

test('everything, in its own order, when nothing is written', () => {
  expect(valuesFor(' ')).toEqual(['waste', 'extra', 'support', 'cafe'])
})

test('a name that begins so comes before a word that does, and that before other words for it', () => {
  expect(valuesFor('kärl')).toEqual(['extra', 'waste'])
  expect(valuesFor('so')).toEqual(['waste', 'support'])
})

test('all words written must fit', () => {
  expect(valuesFor('tömning kärl')).toEqual(['extra'])
  expect(valuesFor('tömning bygglov')).toEqual([])
})

test('accents do not matter, but å, ä and ö are letters of their own', () => {
  expect(valuesFor('cafe')).toEqual(['cafe'])
  expect(valuesFor('karl')).toEqual([])
})
