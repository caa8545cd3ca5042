import { expect, it } from 'vitest'
import { citizenAddress, followAddress, segments, telephoneAddress } from './addresses.ts'

it('leads to the same page in both languages', () => {
  expect(citizenAddress('sv', 'front')).toBe('/')
  expect(citizenAddress('en', 'front')).toBe('/en')
  expect(citizenAddress('sv', 'ask')).toBe('/fraga')
  expect(citizenAddress('en', 'accessibility')).toBe('/en/about/accessibility')
  expect(followAddress('sv', 'K7QF-29MX')).toBe('/folj/K7QF-29MX')
  expect(Object.keys(segments.en)).toEqual(Object.keys(segments.sv))
})

it('keeps what somebody put in an address inside its place', () => {
  expect(followAddress('en', '../ask?x=1')).toBe('/en/follow/..%2Fask%3Fx%3D1')
})

it('dials Swedish numbers from anywhere', () => {
  expect(telephoneAddress('08-465 004 10')).toBe('tel:+46846500410')
  expect(telephoneAddress('+46 8 465 004 10')).toBe('tel:+46846500410')
})
