import { describe, expect, it } from 'vitest'
import { timesIn } from '#web/shared/i18n/times.ts'
import { withQuery } from '#web/citizen/addresses.ts'
import { spanWords } from '#web/citizen/places/hours-table.tsx'
import { langOf, ownNameOf, textFor } from './languages.ts'
import { faultsInReport } from './report.tsx'

describe('the language of a text', () => {
  const texts = [{ language: 'sv' }, { language: 'en' }, { language: 'ar' }]
  it('is the reader’s where there is one, otherwise Swedish, and marked where it is not the page’s', () => {
    expect(textFor(texts, 'en')).toEqual({ language: 'en' })
    expect(textFor(texts.slice(0, 1), 'en')).toEqual({ language: 'sv' })
    expect(textFor([], 'sv')).toBeNull()
    expect(langOf('sv', 'sv')).toEqual({})
    expect(langOf('sv', 'en')).toEqual({ lang: 'sv' })
    expect(langOf('ar', 'sv')).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(ownNameOf('so')).toBe('Soomaali')
  })
})

describe('a report', () => {
  it('says what it is about, and is short', () => {
    expect(faultsInReport({ kind: '', words: '' })).toEqual([{ field: 'kind', code: 'kind' }])
    expect(faultsInReport({ kind: 'mean', words: 'x'.repeat(501) }).map(({ field }) => field)).toEqual([
      'kind',
      'words',
    ])
    expect(faultsInReport({ kind: 'wrong', words: '' })).toEqual([])
  })
})

it('carries what was written over in an address, whatever it was', () => {
  const address = withQuery('/fraga', { om: 'sopor & "kärl" #1 <x>', tjanst: null })
  expect(new URL(address, 'http://x').searchParams.get('om')).toBe('sopor & "kärl" #1 <x>')
  expect(address).not.toMatch(/[#<>" ]/)
  expect(withQuery('/fraga', { om: '', tjanst: undefined })).toBe('/fraga')
})

it('tells hours as people do', () => {
  const at = (language: 'sv' | 'en') => timesIn(language, 'Europe/Stockholm', new Date('2026-05-13T08:00:00Z'))
  const [from, to] = ['2026-05-13T06:00:00.000Z', '2026-05-13T14:30:00.000Z']
  expect(spanWords(at('sv'), from, to, 'sv')).toBe('8–16.30')
  expect(spanWords(at('en'), from, to, 'en')).toBe('08:00–16:30')
})
