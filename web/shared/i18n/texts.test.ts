import { describe, expect, it } from 'vitest'
import { areaTexts, sayIn } from './texts.ts'

const texts = areaTexts('test', {
  sv: {
    plain: 'Hej',
    named: 'Hej {{name}}!',
    row_one: '{{count}} rad av {{ all }}',
    row_other: '{{count}} rader av {{all}}',
    left_zero: 'Inget kvar',
    left_one: 'En kvar',
    left_other: '{{count}} kvar',
  },
  en: {
    plain: 'Hello',
    named: 'Hello {{name}}!',
    row_one: '{{count}} row of {{all}}',
    row_other: '{{count}} rows of {{all}}',
    left_zero: 'Nothing left',
    left_one: 'One left',
    left_other: '{{count}} left',
  },
})

describe('a sentence', () => {
  const say = sayIn('sv', texts)
  it('is said in the language', () => {
    expect(say('plain')).toBe('Hej')
    expect(sayIn('en', texts)('plain')).toBe('Hello')
  })
  it('has its words filled in as they are, whatever they hold', () => {
    expect(say('named', { name: '<b>{{name}}</b> $& $1' })).toBe('Hej <b>{{name}}</b> $& $1!')
  })
  it('follows the number', () => {
    expect([0, 1, 2].map((count) => say('row', { count, all: 9 }))).toEqual([
      '0 rader av 9',
      '1 rad av 9',
      '2 rader av 9',
    ])
    expect([0, 1, 2].map((count) => say('left', { count }))).toEqual(['Inget kvar', 'En kvar', '2 kvar'])
  })
})
