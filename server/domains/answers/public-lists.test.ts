import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPageMemory } from '#platform/http/page-memory.ts'
import { type LiveHub, openLiveHub } from '#platform/live/hub.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank, refusal } from './answers.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let bank: Bank
let hub: LiveHub
beforeAll(async () => {
  bank = await openBank(test)
  hub = await openLiveHub(test.ownerUrl)
})
afterAll(() => hub.close())

const text = (question: string) => ({ questions: [question], short: 'Ja.', body: 'Ja.' })
const titled = (title: string, en?: string) => ({ sv: text(title), ...(en ? { en: text(en) } : {}) })

/** Everything that anybody may ask for, as one text. */
async function everythingPublic(): Promise<string> {
  const { call, anybody } = bank
  const told = await Promise.all([
    call(anybody, contract.listPublic, {}),
    call(anybody, contract.listPublic, { serviceId: bank.ekby.services.sophamtning }),
    call(anybody, contract.countPublic, {}),
    call(anybody, contract.indexPublic, { language: 'sv' }),
    call(anybody, contract.indexPublic, { language: 'en' }),
    call(anybody, contract.newestPublic, {}),
    call(anybody, contract.addressesPublic, {}),
  ])
  return JSON.stringify(told)
}

describe('what stands in public lists, indexes, feeds and maps', () => {
  it('is what is published for the public and holds today, and no trace of anything else', async () => {
    const before = await everythingPublic()
    const hidden = [
      await bank.published({ audience: 'staff', texts: titled('Hur svarar vi på hot?') }),
      await bank.published({ audience: 'unit', texts: titled('Vilken kod har grinden?') }),
      await bank.drafted({ texts: titled('Ett utkast?') }),
      await bank.reviewed({ texts: titled('Granskat men inte publicerat?') }),
    ]
    const later = await bank.reviewed({ validFrom: '2026-04-01', texts: titled('Gäller från april?') })
    await bank.call('asa', contract.publishArticle, { articleId: later.articleId, edit: later.edit })
    // Not a word, not an address, not one more in a count.
    expect(await everythingPublic()).toBe(before)
    for (const { articleId } of [...hidden, later]) {
      const code = await bank.codeOf(articleId)
      expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({
        status: 404,
      })
    }
  })

  it('goes when the article does: whoever kept the address is told that it is gone, and only then', async () => {
    const { articleId, edit, version } = await bank.published({ texts: titled('Hur länge gäller det här?') })
    const code = await bank.codeOf(articleId)
    expect(await everythingPublic()).toContain(code)
    await bank.call('asa', contract.retireArticle, { articleId, edit, version })
    expect(await everythingPublic()).not.toContain(code)
    expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({
      status: 410,
      code: 'article.gone',
    })
    const unknown = bank.call(bank.anybody, contract.readPublicArticle, { code: `${code}-x` })
    expect(await refusal(unknown)).toMatchObject({ status: 404 })
    const lisa = await bank.lillby.actor('lisa')
    expect(await refusal(bank.call(lisa, contract.readPublicArticle, { code }))).toMatchObject({ status: 404 })
  })

  it('an article that was public and is for staff now is gone, with nothing of its words', async () => {
    const { articleId, edit } = await bank.published({ texts: titled('Vart ringer jag?') })
    await bank.publishedAgain(articleId, edit, { audience: 'staff', texts: titled('Internt telefonnummer?') })
    expect(await everythingPublic()).not.toContain('Internt')
    const code = await bank.codeOf(articleId)
    expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({ status: 410 })
  })

  it('is in Swedish order, å, ä and ö last, with accents and signs in their places, by language', async () => {
    for (const [sv, en] of [
      ['Ändra namn?'],
      ['Åka buss?', 'Take the bus?'],
      ['Öppettider?'],
      ['Época?'],
      ['2 kärl?'],
      ['Zon?'],
    ] as const)
      await bank.published({ texts: titled(sv, en) })
    const index = await bank.call(bank.anybody, contract.indexPublic, { language: 'sv' })
    const letters = index.letters.map(({ letter }) => letter)
    expect(letters.slice(-3)).toEqual(['Å', 'Ä', 'Ö'])
    expect(letters[0]).toBe('#')
    expect(index.articles.find(({ title }) => title === 'Época?')?.letter).toBe('E')
    expect(index.letter).toBeNull()
    const zon = await bank.call(bank.anybody, contract.indexPublic, { language: 'sv', letter: 'z' })
    expect(zon.articles.map(({ title }) => title)).toEqual(['Zon?'])
    const english = await bank.call(bank.anybody, contract.indexPublic, { language: 'en' })
    expect(english.articles.map(({ title }) => title)).toEqual(['Take the bus?'])
  })

  it('comes a hundred at a time, none twice and none left out', async () => {
    await test.owner
      .query(`insert into article (municipality_id, id, code, owner_unit_id, authority_id, review_on, made_at, changed_at)
      select a.municipality_id, gen_random_uuid(), 'many-' || n, a.owner_unit_id, a.authority_id, a.review_on, now(), now()
      from generate_series(1, 330) n, (select * from article limit 1) a`)
    await test.owner
      .query(`insert into article_version (municipality_id, article_id, version, state, audience, unit_id, authority_id,
        valid_from, title, texts, words, written_at, reviewed_at, published_at)
      select a.municipality_id, a.id, 1, 'published', 'public', a.owner_unit_id, a.authority_id, '2026-01-01', 'Många?',
        '{"sv":{"questions":["Många?"],"short":"Ja","body":[]}}', '', now(), now(), '2026-02-01'
      from article a where a.code like 'many-%'`)
    const codes: string[] = []
    let cursor: string | null = null
    do {
      const page: { articles: { code: string }[]; older: string | null } = await bank.call(
        bank.anybody,
        contract.newestPublic,
        { cursor },
      )
      codes.push(...page.articles.map(({ code }) => code))
      cursor = page.older
    } while (cursor !== null)
    const { articles } = await bank.call(bank.anybody, contract.addressesPublic, {})
    expect(codes.toSorted()).toEqual(articles.map(({ code }) => code).toSorted())
    expect(new Set(codes).size).toBe(codes.length)
    // More than a page holds: a letter at a time.
    const index = await bank.call(bank.anybody, contract.indexPublic, { language: 'sv' })
    expect(index.letter).toBe(index.letters[0]!.letter)
    expect(await refusal(bank.call(bank.anybody, contract.newestPublic, { cursor: 'x' }))).toMatchObject({
      status: 400,
    })
  })
})

describe('every process that keeps pages', () => {
  /** Whether a kept page is gone within a second after something was done. */
  async function forgets(municipalityId: number, work: () => Promise<unknown>): Promise<boolean> {
    const memory = openPageMemory()
    memory.listen(hub, municipalityId)
    memory.keep(municipalityId, '/', { body: Buffer.from('x'), headers: {}, seconds: 60 }, 0)
    await work()
    for (let tries = 0; tries < 50 && memory.get(municipalityId, '/'); tries++) await wait(20)
    return memory.get(municipalityId, '/') === undefined
  }

  it('forgets them within a second when something public has changed, whoever changed it', async () => {
    expect(await forgets(1, () => bank.published())).toBe(true)
    const { articleId, edit, version } = await bank.published()
    expect(await forgets(1, () => bank.call('asa', contract.retireArticle, { articleId, edit, version }))).toBe(true)
    expect(
      await forgets(1, () => test.owner.query(`update place set address = 'Torget 2' where municipality_id = 1`)),
    ).toBe(true)
    expect(await forgets(1, () => test.owner.query(`update municipality set name = name where id = 1`))).toBe(true)
  })

  it('keeps them for what is written for staff, drafted, or another municipality’s', async () => {
    const quiet = async () => {
      await bank.published({ audience: 'staff' })
      await bank.drafted()
      await test.owner.query(`update place set address = 'Byvägen 4' where municipality_id = 2`)
    }
    expect(await forgets(1, quiet)).toBe(false)
  })
})
