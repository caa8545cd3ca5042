import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { needsOfMonth } from './needs.ts'

function servicesOf(municipality: string): Set<string> {
  const services = JSON.parse(readFileSync(`demo/${municipality}/services.json`, 'utf8')) as { id: string }[]
  return new Set(services.map(({ id }) => id))
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

describe('what people need', () => {
  it.each(months)('fills eight places in month %i where every service is given, none twice', (month) => {
    const needs = needsOfMonth(month, servicesOf('ekby'))
    expect(needs).toHaveLength(8)
    expect(new Set(needs.map(({ key }) => key)).size).toBe(8)
  })

  it('follows the season, and keeps what is always needed', () => {
    const keys = (month: number) => needsOfMonth(month, servicesOf('ekby')).map(({ key }) => key)
    expect(keys(5)).toEqual(['bin', 'preschool', 'parking', 'building', 'summerJob', 'bathing', 'support', 'repair'])
    expect(keys(11)).not.toContain('bathing')
    expect(keys(11)).toContain('stove')
    for (const month of months) expect(keys(month)).toEqual(expect.arrayContaining(['bin', 'repair', 'support']))
  })

  it('leads only to services the municipality gives, and fills up with what it has', () => {
    const given = servicesOf('lillby')
    const needs = needsOfMonth(5, given)
    expect(needs.every(({ service }) => given.has(service))).toBe(true)
    expect(needs.map(({ key }) => key)).toContain('complaint')
    expect(needsOfMonth(5, new Set())).toEqual([])
  })
})
