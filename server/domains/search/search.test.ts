import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retireArticle } from '#domains/answers/contract.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { type IndexKeeper, useIndexKeeper } from './index-keeper.ts'
import { openLibrary, withinASecond } from './search.factory.ts'

const test = useTestDatabase()
let library: Awaited<ReturnType<typeof openLibrary>>
let here: IndexKeeper
let there: IndexKeeper
let sopkarl: string
let forskola: string

beforeAll(async () => {
  library = await openLibrary(test)
  sopkarl = (await library.article('När töms mitt sopkärl?', 'Hushållsavfall hämtas varannan vecka.')).articleId
  forskola = (
    await library.article('Hur söker jag plats i förskola?', 'Ansök i förskoleportalen tidigast sex månader innan.')
  ).articleId
  await library.article('Hur söker jag bygglov?', 'Skicka ritningar till byggnadsnämnden.')
  await library.article('Vad kostar parkeringstillstånd?', 'Boendeparkering kostar 400 kronor i månaden.')
  here = await library.openProcess()
  there = await library.openProcess()
  useIndexKeeper(here)
})
afterAll(async () => {
  useIndexKeeper(null)
  await library.close()
})

const find = async (q: string, more: object = {}) => library.bank.call('alva', contract.find, { q, ...more })
const first = async (q: string) => (await find(q)).articles[0]?.articleId

describe('what somebody types', () => {
  it('is found misspelt, without dots, inflected, split, and while it is typed', async () => {
    expect(await first('förskla plats')).toBe(forskola)
    expect(await first('forskola')).toBe(forskola)
    expect(await first('förskolorna')).toBe(forskola)
    expect(await first('sop kärlet')).toBe(sopkarl)
    expect((await find('försk', { typing: true })).articles[0]?.articleId).toBe(forskola)
    expect(await first('parkering tillstånd')).toBeDefined()
  })

  it('may be of any size and made of anything', async () => {
    for (const q of [
      'förskola '.repeat(1111),
      '?!#¤%&/()=',
      Array.from({ length: 200 }, (_, at) => `ord${at} sopkärl`).join(' '),
      "'); drop table question; --",
      '🗑️',
      'a & b | !c:*',
    ]) {
      const begun = performance.now()
      expect((await find(q.slice(0, 10_000))).articles.length).toBeLessThanOrEqual(10)
      expect(performance.now() - begun).toBeLessThan(1000)
    }
    await expect(find('x'.repeat(10_001))).rejects.toThrow('bad-input')
  })

  it('gets an honest no when nothing answers', async () => {
    expect((await find('vem vann melodifestivalen')).answer).toBe(false)
    expect((await find('hur förnyar jag mitt pass')).elsewhere).toBe('police')
    expect((await find('hur söker jag plats i förskola')).answer).toBe(true)
  })

  it('can be narrowed to a service, and shows services and units beside the articles', async () => {
    const found = await find('sophämtning')
    expect(found.services.map((service) => service.title).join()).toMatch(/[Ss]op/)
    expect((await find('Renhållningen')).units[0]?.title).toBe('Renhållningen')
    const other = Object.values(library.bank.ekby.services).find((id) => id !== library.bank.ekby.services.sophamtning)!
    expect((await find('sopkärl', { serviceId: other })).articles).toEqual([])
  })
})

describe('two processes', () => {
  it('both find an article within a second of its publishing, and lose it within a second of its end', async () => {
    const added = await library.article('Var är skridskobanan?', 'Isbanan ligger vid Storgatan.')
    for (const keeper of [here, there]) {
      await withinASecond(() => keeper.of(1)!.articles.search('skridskobana').hits[0]?.key === added.articleId)
    }
    await library.bank.call('asa', retireArticle, { articleId: added.articleId, edit: added.edit, version: 1 })
    for (const keeper of [here, there]) {
      await withinASecond(
        () =>
          !keeper
            .of(1)!
            .articles.search('skridskobana')
            .hits.some((hit) => hit.key === added.articleId),
      )
    }
  })

  it('learn words from each other at once', async () => {
    const saved = await library.bank.call('maj', contract.saveSynonym, { words: ['dunk', 'sopkärl'] })
    for (const keeper of [here, there]) {
      await withinASecond(() => keeper.of(1)!.articles.search('dunk').hits[0]?.key === sopkarl)
    }
    await library.bank.call('maj', contract.removeSynonym, { synonymId: saved.synonymId, version: 1 })
    await withinASecond(() => !there.of(1)!.articles.language().ask('dunk').telling.has('dunk'))
  })
})

describe('without its index', () => {
  it('the search looks for plain words and says so; the index comes back by itself', async () => {
    here.lose(1)
    const plain = await find('sopkärl')
    expect(plain).toMatchObject({ plain: true })
    expect(plain.articles.map((article) => article.articleId)).toContain(sopkarl)
    await here.built()
    expect(await find('sopkärl')).toMatchObject({ plain: false })
  })
})
