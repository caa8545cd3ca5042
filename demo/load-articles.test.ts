import { beforeAll, describe, expect, it } from 'vitest'
import { searchableArticles } from '#domains/answers/index.ts'
import { system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { readDemoData } from './data-format.ts'
import { articleSchema } from './knowledge-format.ts'
import { loadMunicipality } from './load.ts'

const test = useTestDatabase()
const lillby = readDemoData('lillby')

const articles = [
  articleSchema.parse({
    key: 'nar-toms-soptunnan',
    services: [lillby.services[0]!.id],
    audience: 'public',
    unit: lillby.units[0]!.id,
    validFrom: '2026-01-01',
    reviewOn: '2027-03-01',
    sv: {
      questions: ['När töms soptunnan?', 'Vilken dag kommer sopbilen?'],
      short: 'Varannan vecka, på den dag som står i ditt schema.',
      body: '## Så gör du\n\n1. Ställ ut kärlet **kvällen före**.\n2. Läs [schemat](https://lillby.example/sopor).\n\n<script>alert(1)</script>',
    },
    en: { questions: ['When is the bin emptied?'], short: 'Every other week.' },
    sources: [{ title: 'Miljöbalken 15 kap.', url: 'https://www.riksdagen.se/', readOn: '2026-11-22' }],
  }),
  articleSchema.parse({
    key: 'bara-for-oss',
    services: [lillby.services[0]!.id],
    audience: 'staff',
    unit: lillby.units[0]!.id,
    validFrom: '2026-01-01',
    reviewOn: '2026-10-01',
    sv: { questions: ['Hur når jag chauffören?'], short: 'Ring växeln.', body: 'Ring växeln.' },
    sources: [{ title: 'Egen rutin', url: 'https://lillby.example/rutin', readOn: '2026-11-22' }],
  }),
]

describe('the articles of a demo municipality', () => {
  beforeAll(async () => {
    await loadMunicipality(test.ownerUrl, { ...lillby, articles })
  })

  it('are published in the shape the answer bank stores, ready for an index', async () => {
    const number = lillby.municipality.number
    const found = await inTransaction(test.db, system(number), (tx) => searchableArticles(tx, number))
    const bin = found.find((article) => article.code === 'nar-toms-soptunnan')!
    expect(found).toHaveLength(2)
    expect(bin).toMatchObject({ version: 1, audience: 'public', validFrom: '2026-01-01', reviewOn: '2027-03-01' })
    expect(bin.serviceIds).toHaveLength(1)
    expect(bin.languages.map(({ language }) => language)).toEqual(['sv', 'en'])
    expect(bin.languages[0]!.text).toBe(
      'Så gör du\n1. Ställ ut kärlet kvällen före.\n2. Läs schemat (https://lillby.example/sopor).\n<script>alert(1)</script>',
    )
  })

  it('a file that breaks the format is told of by its place', () => {
    expect(() => articleSchema.parse({ ...articles[0], sources: [] })).toThrow(/sources/)
    expect(() =>
      articleSchema.parse({ ...articles[0], links: [{ label: 'Klicka', url: 'javascript:alert(1)' }] }),
    ).toThrow(/url/)
  })
})
