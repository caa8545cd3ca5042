import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFollowCode, hashFollowCode, matchesFollowCode, newFollowCode, parseFollowCode } from './follow-code.ts'
import { newReference } from './reference.ts'

const secret = 'a secret only for this test'
const anyCode = fc.nat(999_999).map((number) => String(number).padStart(6, '0'))

describe('follow codes', () => {
  test('six digits, leading zeros kept', () => {
    const drawn = Array.from({ length: 2000 }, newFollowCode)
    expect(drawn.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(drawn.some((code) => code.startsWith('0'))).toBe(true)
    expect(new Set(drawn).size).toBeGreaterThan(1900)
  })

  test('shown in two groups and read back however it is typed', () => {
    expect(formatFollowCode('583274')).toBe('583 274')
    fc.assert(
      fc.property(anyCode, (code) => {
        const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))
        for (const text of [
          code,
          formatFollowCode(code),
          ` ${code}\n`,
          `${code.slice(0, 3)}-${code.slice(3)}`,
          arabic,
        ]) {
          expect(parseFollowCode(text)).toBe(code)
        }
      }),
    )
    for (const text of ['', '58327', '5832745', '58327a', '1'.repeat(5000)]) expect(parseFollowCode(text)).toBeNull()
  })

  test('only the right code of the right matter with the right secret matches', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, other) => {
        const [reference, another] = [newReference(), newReference()]
        const stored = hashFollowCode(code, reference, secret)
        expect(matchesFollowCode(formatFollowCode(code), reference, secret, stored)).toBe(true)
        expect(matchesFollowCode(other, reference, secret, stored)).toBe(other === code)
        expect(matchesFollowCode(code, another, secret, stored)).toBe(another === reference)
        expect(matchesFollowCode(code, reference, `${secret}!`, stored)).toBe(false)
      }),
    )
  })

  test('the hash is HMAC-SHA256 and does not hold the code', () => {
    const reference = newReference()
    const expected = createHmac('sha256', secret).update(`follow-code:${reference}:583274`).digest('hex')
    expect(hashFollowCode('583274', reference, secret)).toBe(expected)
  })

  test('unreadable codes and damaged hashes never match', () => {
    const reference = newReference()
    const stored = hashFollowCode('583274', reference, secret)
    for (const typed of ['', '58327', 'abcdef']) expect(matchesFollowCode(typed, reference, secret, stored)).toBe(false)
    for (const damaged of ['', stored.slice(2), `${stored}00`, 'nonsense']) {
      expect(matchesFollowCode('583274', reference, secret, damaged)).toBe(false)
    }
  })

  test('a form that is not canonical or a short secret is a fault in the program', () => {
    const reference = newReference()
    expect(() => hashFollowCode('583 274', reference, secret)).toThrow(RangeError)
    expect(() => hashFollowCode('583274', reference.toLowerCase(), secret)).toThrow(RangeError)
    expect(() => hashFollowCode('583274', reference, 'short')).toThrow(RangeError)
  })
})
