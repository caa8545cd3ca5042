import { describe, expect, it } from 'vitest'
import { keyOf, readPress, type Press, type Reading } from './keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  altGraph: false,
  ...more,
})
const outside: Reading = { language: 'sv', areSingleKeysOn: true, isInText: false }

describe('readPress', () => {
  it('reads a letter outside text, large or small', () => {
    expect(readPress(press('b'), outside)).toEqual({ commands: ['answered'] })
    expect(readPress(press('B'), outside)).toEqual({ commands: ['answered'] })
  })

  it('leaves letters alone where text is written, except with Alt', () => {
    const inText = { ...outside, isInText: true }
    expect(readPress(press('b'), inText)).toBeNull()
    expect(readPress(press('1'), inText)).toBeNull()
    expect(readPress(press('b', { altKey: true }), inText)).toEqual({ commands: ['answered'] })
    expect(readPress(press('1', { altKey: true }), inText)).toEqual({ digit: 1 })
  })

  it('can be switched off, letters, digits and signs alike, while Alt still works', () => {
    const off = { ...outside, areSingleKeysOn: false }
    for (const key of ['b', '1', '?', '/']) expect(readPress(press(key), off)).toBeNull()
    expect(readPress(press('?', { altKey: true }), off)).toEqual({ commands: ['help'] })
  })

  it('knows the key by its place when Alt writes another sign', () => {
    expect(readPress(press('∫', { altKey: true, code: 'KeyB' }), outside)).toEqual({ commands: ['answered'] })
    expect(readPress(press('¡', { altKey: true, code: 'Digit1' }), outside)).toEqual({ digit: 1 })
  })

  it('is not AltGr, Ctrl or Cmd, which write signs or belong to the browser', () => {
    expect(readPress(press('b', { ctrlKey: true }), outside)).toBeNull()
    expect(readPress(press('b', { metaKey: true }), outside)).toBeNull()
    expect(readPress(press('b', { altKey: true, altGraph: true }), outside)).toBeNull()
  })

  it('gives both meanings of a letter that means two things on two screens', () => {
    expect(readPress(press('k'), outside)).toEqual({ commands: ['keep', 'previous'] })
  })

  it('follows the language of the buttons', () => {
    expect(readPress(press('h'), { ...outside, language: 'en' })).toEqual({ commands: ['handOver'] })
    expect(readPress(press('h'), outside)).toBeNull()
    expect(keyOf('handOver', 'sv')).toBe('L')
    expect(keyOf('handOver', 'en')).toBe('H')
  })

  it('has no number nought, and no keys that nobody gave a meaning', () => {
    for (const key of ['0', 'Enter', 'Tab', 'Escape', 'x', 'å']) expect(readPress(press(key), outside)).toBeNull()
  })
})
