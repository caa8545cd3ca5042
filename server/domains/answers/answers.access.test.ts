import { beforeAll, describe, expect, it } from 'vitest'
import { citizen } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank, refusal, type StaffKey, type Who } from './answers.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let bank: Bank
beforeAll(async () => {
  bank = await openBank(test)
})

/** How a request went: 'yes', or the status it was refused with. */
async function outcome(asked: Promise<unknown>): Promise<'yes' | number> {
  return asked.then(
    () => 'yes' as const,
    async (error: unknown) => (await refusal(Promise.reject(error))).status,
  )
}

async function expectEach(
  expected: Partial<Record<StaffKey, 'yes' | number>>,
  ask: (who: StaffKey) => Promise<unknown>,
): Promise<void> {
  for (const [who, wanted] of Object.entries(expected))
    expect([who, await outcome(ask(who as StaffKey))]).toEqual([who, wanted])
}

const read = (who: Who, articleId: string, version?: number) =>
  bank.call(who, contract.readArticle, { articleId, version })

describe('who reads an article', () => {
  it('for the public: everybody; for staff: everybody signed in; nobody of another municipality', async () => {
    const lisa = await bank.lillby.actor('lisa')
    for (const audience of ['public', 'staff'] as const) {
      const { articleId } = await bank.published({ audience })
      await expectEach(
        { asa: 'yes', omar: 'yes', bo: 'yes', annelie: 'yes', birgitta: 'yes', kent: 'yes' },
        async (who) => read(who, articleId),
      )
      expect(await outcome(read(lisa, articleId))).toBe(404)
      expect(await outcome(read(bank.anybody, articleId))).toBe(401)
      const open = audience === 'public' ? 'yes' : 404
      const code = await bank.codeOf(articleId)
      expect(await outcome(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toBe(open)
      const asker = citizen(1, '00000000-0000-4000-8000-000000000000')
      expect(await outcome(bank.call(asker, contract.readPublicArticle, { code }))).toBe(open)
    }
  })

  it('for one unit: that unit and the head of its authority’s centre', async () => {
    const { articleId } = await bank.published({ audience: 'unit' })
    await expectEach(
      { asa: 'yes', jonna: 'yes', maj: 'yes', omar: 404, alva: 404, klara: 404, annelie: 404 },
      async (who) => read(who, articleId),
    )
    const found = await bank.call('omar', contract.listArticles, {})
    expect(found.rows.map((row) => row.articleId)).not.toContain(articleId)
  })

  it('what was never published only staff of the owner’s authority', async () => {
    const { articleId } = await bank.drafted()
    await expectEach(
      { asa: 'yes', omar: 'yes', alva: 'yes', klara: 'yes', annelie: 404, bo: 'yes', sara: 404 },
      async (who) => read(who, articleId),
    )
    const { articleId: inSoc } = await bank.drafted({ serviceIds: [bank.ekby.services.hemtjanst] }, 'annelie')
    await expectEach({ annelie: 'yes', bo: 'yes', asa: 404, alva: 404, maj: 404 }, async (who) => read(who, inSoc))
  })

  it('a newer draft of a published article is not told to others', async () => {
    const { articleId, edit } = await bank.published()
    await bank.call('asa', contract.saveDraft, { articleId, edit, content: bank.content({}, { short: 'Hemligt än.' }) })
    const others = await read('annelie', articleId)
    expect(others.versions).toHaveLength(1)
    expect(others.open).toBeNull()
    expect(JSON.stringify(others)).not.toContain('Hemligt än')
    expect(await outcome(read('annelie', articleId, 2))).toBe(404)
    expect(await outcome(bank.call('annelie', contract.compareVersions, { articleId, from: 1, to: 2 }))).toBe(404)
  })
})

describe('who writes an article', () => {
  it('its unit’s handlers and its department’s coordinator; others may report', async () => {
    const { articleId, edit } = await bank.published()
    const save = (who: Who) => bank.call(who, contract.saveDraft, { articleId, edit, content: bank.content() })
    await expectEach({ omar: 403, alva: 403, annelie: 403, maj: 403, signe: 403, astrid: 403, cecilia: 403 }, save)
    expect(await outcome(save(await bank.lillby.actor('ture')))).toBe(404)
    expect(await outcome(save(bank.anybody))).toBe(401)
    expect(await outcome(save('klara'))).toBe('yes')
    const report = (who: Who) =>
      bank.call(who, contract.reportArticle, { articleId, kind: 'wrong', words: 'Tisdagar stämmer inte.' })
    await expectEach({ omar: 'yes', annelie: 'yes', alva: 'yes' }, report)
  })

  it('a coordinator of another department may not, only report', async () => {
    const soc = await bank.drafted({ serviceIds: [bank.ekby.services.hemtjanst] }, 'annelie')
    const approved = await bank.call('annelie', contract.approve, { articleId: soc.articleId, edit: soc.edit })
    const { articleId, edit } = await bank.call('annelie', contract.publishArticle, {
      articleId: soc.articleId,
      edit: approved.edit,
    })
    const steps = [
      async () => bank.call('klara', contract.saveDraft, { articleId, edit, content: bank.content() }),
      async () => bank.call('klara', contract.retireArticle, { articleId, edit, version: 1 }),
      async () =>
        bank.call('klara', contract.lookAfter, {
          articleId,
          edit,
          unitId: bank.ekby.units.kansli,
          reviewOn: '2027-01-01',
        }),
    ]
    for (const step of steps) expect(await refusal(step())).toMatchObject({ status: 403, code: 'article.other-owner' })
    expect((await read('klara', articleId)).may).toEqual([])
    expect(
      await outcome(bank.call('klara', contract.reportArticle, { articleId, kind: 'unclear', words: 'Vem?' })),
    ).toBe('yes')
  })

  it('a new article is for a unit one keeps', async () => {
    const made = bank.call('asa', contract.saveDraft, {
      articleId: null,
      edit: 0,
      ownerUnitId: bank.ekby.units.parkering,
      content: bank.content(),
    })
    expect(await refusal(made)).toMatchObject({ status: 422, fields: ['/ownerUnitId'] })
  })
})

describe('who reads a file', () => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

  it('those who read a version that has it; and nothing but pictures and PDF is taken', async () => {
    const draft = await bank.drafted()
    const add = async (edit: number, content: string) =>
      bank.call('asa', contract.addFile, { articleId: draft.articleId, edit, name: 'karta.png', content })
    expect(await refusal(add(draft.edit, Buffer.from('<svg onload=alert(1)>').toString('base64')))).toMatchObject({
      code: 'file.type',
    })
    const { fileId, edit } = await add(draft.edit, dot)
    const file = async (who: Who) => outcome(bank.call(who, contract.readFile, { fileId }))
    expect([await file('omar'), await file('annelie'), await file(bank.anybody)]).toEqual(['yes', 404, 404])
    const approved = await bank.call('jonna', contract.approve, { articleId: draft.articleId, edit })
    await bank.call('asa', contract.publishArticle, { articleId: draft.articleId, edit: approved.edit })
    expect([await file('annelie'), await file(bank.anybody), await file(await bank.lillby.actor('lisa'))]).toEqual([
      'yes',
      'yes',
      404,
    ])
  })
})

describe('what stands in the database, whatever a program does', () => {
  it('a published version cannot be written over, and a retired one does not come back', async () => {
    const { articleId } = await bank.published()
    const change = (what: string) =>
      test.owner.query(`update article_version set ${what} where article_id = $1`, [articleId])
    await expect(change(`texts = jsonb_set(texts, '{sv,short}', '"Nej"')`)).rejects.toThrow(/does not change/)
    await expect(change(`audience = 'public', valid_from = '2020-01-01'`)).rejects.toThrow(/does not change/)
    await change(`state = 'retired', retired_at = now(), retired_why = 'ended'`)
    await expect(change(`state = 'published', retired_at = null, retired_why = null`)).rejects.toThrow(/come back/)
  })

  it('only one version of an article is published', async () => {
    const { articleId } = await bank.published()
    await expect(
      test.owner.query(
        `insert into article_version (municipality_id, article_id, version, state, audience, unit_id, authority_id, valid_from, title,
          texts, words, written_at, reviewed_at, published_at)
        select municipality_id, article_id, 2, state, audience, unit_id, authority_id, valid_from, title, texts, words, written_at,
          reviewed_at, published_at from article_version where article_id = $1`,
        [articleId],
      ),
    ).rejects.toThrow(/article_version_one_published/)
  })
})
