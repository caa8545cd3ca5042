import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, type StaffKey } from '#domains/answers/answers.factory.ts'
import { anonymous } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { type IndexKeeper, useIndexKeeper } from './index-keeper.ts'
import { openLibrary } from './search.factory.ts'

const test = useTestDatabase()
let library: Awaited<ReturnType<typeof openLibrary>>
let keeper: IndexKeeper
let open: string
let forStaff: string
let forUnit: string

beforeAll(async () => {
  library = await openLibrary(test)
  open = (await library.article('Hur anmäler jag råttor?', 'Ring skadedjursbolaget.')).articleId
  forStaff = (
    await library.article('Vad säger vi om råttor i media?', 'Hänvisa till pressvakten.', { audience: 'staff' })
  ).articleId
  forUnit = (
    await library.article('Hur fäller vi råttor med gift?', 'Nyckeln till giftskåpet hänger hos Åsa.', {
      audience: 'unit',
    })
  ).articleId
  keeper = await library.openProcess()
  useIndexKeeper(keeper)
})
afterAll(async () => {
  useIndexKeeper(null)
  await library.close()
})

const found = async (who: StaffKey, q: string) =>
  (await library.bank.call(who, contract.find, { q })).articles.map((article) => article.articleId).toSorted()

describe('what a search shows', () => {
  it('follows the audience of each article, with the index and without it', async () => {
    for (const lost of [false, true]) {
      if (lost) keeper.lose(1)
      const all = async (who: StaffKey) =>
        (await found(who, 'råttor')).filter((id) => [open, forStaff, forUnit].includes(id))
      expect(await all('asa')).toEqual([open, forStaff, forUnit].toSorted())
      if (lost) keeper.lose(1)
      expect(await all('omar')).toEqual([open, forStaff].toSorted())
      if (lost) keeper.lose(1)
      const anybody = await library.bank.call(anonymous(1), contract.findPublic, { q: 'råttor gift giftskåpet' })
      expect(anybody.articles.map((article) => article.articleId)).toEqual([open])
      await keeper.built()
    }
  })

  it('hints at nothing hidden: not in how sure it is, nor by what is chosen or pinned', async () => {
    const asked = 'nyckeln till giftskåpet'
    const open = await library.bank.call(anonymous(1), contract.findPublic, { q: asked })
    expect(open.answer).toBe(false)
    expect(JSON.stringify(open)).not.toContain('giftskåp')
    expect((await library.bank.call('omar', contract.find, { q: asked })).answer).toBe(false)
    expect(await refusal(library.bank.call('omar', contract.choose, { q: asked, articleId: forUnit }))).toMatchObject({
      status: 404,
    })
    expect(await refusal(library.bank.call('omar', contract.pin, { articleId: forUnit, pinned: true }))).toMatchObject({
      status: 404,
    })
    await library.bank.call('asa', contract.choose, { q: 'gift råttor', articleId: forUnit })
    const learned = await library.bank.call('omar', contract.listLearned, {})
    expect(learned.learned.map((each) => each.articleId)).not.toContain(forUnit)
  })

  it('stays within the municipality', async () => {
    const lisa = await library.bank.lillby.actor('lisa')
    expect((await library.bank.call(lisa, contract.find, { q: 'råttor' })).articles).toEqual([])
    expect((await library.bank.call(anonymous(2), contract.findPublic, { q: 'råttor' })).articles).toEqual([])
  })
})

describe('who teaches the search', () => {
  it('coordinators and managers; everybody else may look', async () => {
    const words = ['råtta', 'gnagare']
    for (const who of ['alva', 'asa', 'omar', 'kent'] as const) {
      expect(await refusal(library.bank.call(who, contract.saveSynonym, { words }))).toMatchObject({ status: 403 })
      expect((await library.bank.call(who, contract.listSynonyms, {})).synonyms).toEqual([])
    }
    expect(await refusal(library.bank.call(anonymous(1), contract.saveSynonym, { words }))).toMatchObject({
      status: 401,
    })
    for (const who of ['klara', 'maj'] as const) {
      expect(await library.bank.call(who, contract.saveSynonym, { words: [...words, who] })).toMatchObject({
        version: 1,
      })
    }
  })
})
