import { describe, expect, it } from 'vitest'
import { promisedMoment, proposedPromise } from './promise-time.ts'

const zone = 'Europe/Stockholm'

describe('promisedMoment', () => {
  it('reads the local time, summer and winter', () => {
    expect(promisedMoment('2026-05-21', '15:30', zone)).toBe('2026-05-21T13:30:00.000Z')
    expect(promisedMoment('2026-12-01', '15:30', zone)).toBe('2026-12-01T14:30:00.000Z')
  })

  it('is right on both sides of a clock change', () => {
    expect(promisedMoment('2026-03-29', '01:30', zone)).toBe('2026-03-29T00:30:00.000Z')
    expect(promisedMoment('2026-03-29', '03:30', zone)).toBe('2026-03-29T01:30:00.000Z')
    expect(promisedMoment('2026-10-25', '04:00', zone)).toBe('2026-10-25T03:00:00.000Z')
  })

  it('is nothing when nothing is chosen', () => {
    expect(promisedMoment('', '15:30', zone)).toBeNull()
    expect(promisedMoment('2026-05-21', '', zone)).toBeNull()
    expect(promisedMoment('2026-13-40', '15:30', zone)).toBeNull()
  })
})

describe('proposedPromise', () => {
  it('is about two hours ahead, on the half hour', () => {
    expect(proposedPromise(Date.parse('2026-05-21T08:43:00Z'), zone)).toEqual({ day: '2026-05-21', clock: '13:00' })
  })

  it('is tomorrow morning when the day is nearly over', () => {
    expect(proposedPromise(Date.parse('2026-05-21T13:10:00Z'), zone)).toEqual({ day: '2026-05-22', clock: '09:00' })
  })
})
