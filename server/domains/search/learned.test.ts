import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { useIndexKeeper } from './index-keeper.ts'
import { openLibrary, withinASecond } from './search.factory.ts'

const test = useTestDatabase()
let library: Awaited<ReturnType<typeof openLibrary>>
let hyra: string

beforeAll(async () => {
  library = await openLibrary(test)
  await library.article('Hur hyr jag en lokal för fest?', 'Boka lokalen i bokningssystemet.')
  hyra = (await library.article('Hur bokar jag en sporthall?', 'Föreningar bokar tider i hallen.')).articleId
  for (const [question, short] of [
    ['När töms mitt sopkärl?', 'Varannan vecka.'],
    ['Hur söker jag bygglov?', 'Skicka ritningar.'],
    ['Var parkerar jag?', 'På torget.'],
    ['Hur lämnar jag ett klagomål?', 'Skriv eller ring.'],
  ] as const)
    await library.article(question, short)
  useIndexKeeper(await library.openProcess())
})
afterAll(async () => {
  useIndexKeeper(null)
  await library.close()
})

const choose = async (q: string) => library.bank.call('alva', contract.choose, { q, articleId: hyra })
const learned = async () => (await library.bank.call('maj', contract.listLearned, {})).learned

describe('what is learned', () => {
  it('keeps no names, digits, addresses or words that no article uses', async () => {
    const { terms } = await choose(
      'Hej, jag heter Anna Lindqvist 19121212-1212, bor på Ekvägen 4, nås på anna@example.se. boka lokal till Fest',
    )
    expect(terms).toEqual(['bok', 'lokal'].filter((term) => terms.includes(term)))
    const { rows } = await test.owner.query<{ terms: string[] }>('select terms from search_choice')
    expect(rows.flatMap((row) => row.terms).join(' ')).not.toMatch(/anna|lindqvist|ekväg|\d|@|example/i)
  })

  it('nothing at all when nothing may be kept', async () => {
    const before = (await learned()).length
    expect((await choose('Anna Lindqvist 070-174 06 12')).terms).toEqual([])
    expect((await learned()).length).toBe(before)
  })

  it('lifts the chosen article for those words, until a coordinator forgets it', async () => {
    const order = async () =>
      (await library.bank.call('alva', contract.find, { q: 'boka lokal' })).articles.map((article) => article.articleId)
    expect((await order())[0]).not.toBe(hyra)
    const { terms } = await choose('boka lokal')
    for (let more = 0; more < 200; more++)
      await test.owner.query('update search_choice set amount = amount + 1 where terms = $1', [terms])
    await choose('boka lokal')
    await withinASecond(async () => (await order())[0] === hyra)
    await library.bank.call('maj', contract.forgetLearned, { articleId: hyra, terms })
    await withinASecond(async () => (await order())[0] !== hyra)
  })

  it('what somebody used and pinned is shown before anything is typed, to nobody else', async () => {
    await choose('sporthall')
    await library.bank.call('alva', contract.pin, { articleId: hyra, pinned: true })
    const own = await library.bank.call('alva', contract.find, { q: '' })
    expect(own.articles).toMatchObject([{ articleId: hyra, pinned: true }])
    expect((await library.bank.call('asa', contract.find, { q: '' })).articles).toEqual([])
  })
})

describe('synonyms', () => {
  it('are changed, taken away and brought back, with every step kept', async () => {
    const maj = async (input: object) => library.bank.call('maj', contract.saveSynonym, input as never)
    const { synonymId } = await maj({ words: ['hall', 'gympasal'] })
    await maj({ synonymId, version: 1, words: ['hall', 'gympasal', 'idrottshall'] })
    await expect(maj({ synonymId, version: 1, words: ['hall', 'plan'] })).rejects.toMatchObject({ status: 409 })
    await library.bank.call('maj', contract.removeSynonym, { synonymId, version: 2 })
    const [removed] = (await library.bank.call('maj', contract.listSynonyms, { removed: true })).synonyms
    expect(removed).toMatchObject({ synonymId, version: 3, removed: true })
    await maj({ synonymId, version: 3, words: removed!.earlier.at(-1)!.words })
    const [back] = (await library.bank.call('maj', contract.listSynonyms, {})).synonyms
    expect(back).toMatchObject({ words: ['hall', 'gympasal'], version: 4, removed: false })
    expect(back!.earlier.map((each) => each.removed)).toEqual([false, true, false, false])
    await expect(maj({ words: ['Hall', 'hall'] })).rejects.toMatchObject({ status: 422 })
  })
})
