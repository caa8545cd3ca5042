import { describe, expect, it } from 'vitest'
import { referenceIn } from './reference-in.ts'

describe('a reference in a text', () => {
  it('is found as it is read out, in the middle of a sentence, whatever the case', () => {
    for (const text of ['K7QF-29MX', 'Hon ringer om k7qf-29mx igen.', 'nr K7QF 29MX', '(k7qf29mx)'])
      expect([text, referenceIn(text)?.toUpperCase()]).toEqual([text, 'K7QF-29MX'])
    expect(referenceIn('ABCD-EFGH')).toBe('ABCD-EFGH')
  })

  it('is not taken for a word, a phone number, an identity number or part of something longer', () => {
    for (const text of [
      '',
      'sopkärl',
      'byggnads',
      'töms inte',
      '0701740621',
      '12345678',
      '1234 5678',
      '19900101-1234',
      '070-174 06 21',
      'AK7QF-29MX',
      'K7QF-29MXÖ',
    ])
      expect([text, referenceIn(text)]).toEqual([text, null])
  })
})
