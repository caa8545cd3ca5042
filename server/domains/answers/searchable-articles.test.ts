import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous, system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { react } from '#platform/facts/facts.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank } from './answers.factory.ts'
import * as contract from './contract.ts'
import { type ArticleChanged, articleChanged, type SearchableArticle, searchableArticles } from './index.ts'

const test = useTestDatabase()
let bank: Bank
const heard: string[] = []
beforeAll(async () => {
  bank = await openBank(test)
  react(articleChanged, async (_, { articleId }: ArticleChanged) => void heard.push(articleId))
})

describe('what an index reads', () => {
  it('is every published article with all its languages, whoever it is for', async () => {
    const { articleId } = await bank.published({
      audience: 'unit',
      texts: {
        sv: { questions: ['När töms kärlet?'], short: 'Varannan vecka.', body: '- en\n- två' },
        en: { questions: ['When is it emptied?'], short: 'Every other week.', body: '' },
      },
    })
    await bank.drafted()
    const all = await inTransaction(test.db, system(1), (tx) => searchableArticles(tx, 1))
    const expected: Partial<SearchableArticle> = {
      articleId,
      version: 1,
      audience: 'unit',
      unitId: bank.ekby.units.renhallning,
      serviceIds: [bank.ekby.services.sophamtning],
      languages: [
        { language: 'sv', questions: ['När töms kärlet?'], short: 'Varannan vecka.', text: '– en\n– två' },
        { language: 'en', questions: ['When is it emptied?'], short: 'Every other week.', text: '' },
      ],
    }
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject(expected)
    // Row security holds for whoever reads for themselves.
    expect(await inTransaction(test.db, anonymous(1), (tx) => searchableArticles(tx, 1))).toEqual([])
  })

  it('hears of what is published, taken away and kept by others, and not of drafts', async () => {
    heard.length = 0
    const { articleId, edit } = await bank.published()
    await bank.call('asa', contract.saveDraft, { articleId, edit, content: bank.content() })
    await bank.call('asa', contract.retireArticle, { articleId, edit: edit + 1, version: 1 })
    expect(heard).toEqual([articleId, articleId])
  })
})
