import { describe, expect, test } from 'vitest'
import { fixedClock, systemClock } from './clock.ts'

describe('clock', () => {
  test('a fixed clock stands still until it is advanced', () => {
    const clock = fixedClock(new Date('2026-03-02T08:00:00Z'))
    expect(clock.now()).toEqual(new Date('2026-03-02T08:00:00Z'))
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 })
    expect(clock.now()).toEqual(new Date('2026-03-03T10:03:04.005Z'))
    clock.moveTo(new Date('2025-01-01T00:00:00Z'))
    expect(clock.now()).toEqual(new Date('2025-01-01T00:00:00Z'))
  })

  test('changing a date that was handed out does not move the clock', () => {
    const clock = fixedClock(new Date('2026-03-02T08:00:00Z'))
    clock.now().setFullYear(1999)
    expect(clock.now().getUTCFullYear()).toBe(2026)
  })

  test('an invalid moment is refused', () => {
    expect(() => fixedClock(new Date(Number.NaN))).toThrow(RangeError)
    expect(() => fixedClock(new Date(0)).advance({ days: Number.POSITIVE_INFINITY })).toThrow(RangeError)
  })

  test('the system clock follows the machine', () => {
    const before = Date.now()
    const shown = systemClock.now().getTime()
    expect(shown).toBeGreaterThanOrEqual(before)
    expect(shown).toBeLessThanOrEqual(Date.now())
  })
})
