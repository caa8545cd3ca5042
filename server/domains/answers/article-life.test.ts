import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/database/database.ts'
import { system } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank, refusal, TUESDAY } from './answers.factory.ts'
import * as contract from './contract.ts'
import { publishDueArticles, retireEndedArticles } from './publish-due-articles.job.ts'
import { searchableArticles } from './searchable-articles.ts'

const test = useTestDatabase()
let bank: Bank
beforeAll(async () => {
  bank = await openBank(test)
})

const states = async (articleId: string) =>
  (
    await test.owner.query<{ version: number; state: string }>(
      'select version, state from article_version where article_id = $1 order by version',
      [articleId],
    )
  ).rows.map(({ version, state }) => `${version} ${state}`)

describe('an article from draft to published', () => {
  it('is written, read by somebody else and published, and then anybody finds it at its address', async () => {
    const draft = await bank.drafted()
    const code = await bank.codeOf(draft.articleId)
    expect(code).toBe('nar-toms-mitt-sopkarl')
    expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({ status: 404 })
    const sent = await bank.call('asa', contract.sendToReview, { articleId: draft.articleId, edit: draft.edit })
    expect(
      await refusal(bank.call('asa', contract.approve, { articleId: draft.articleId, edit: sent.edit })),
    ).toMatchObject({ status: 403, code: 'article.own-review' })
    const approved = await bank.call('jonna', contract.approve, { articleId: draft.articleId, edit: sent.edit })
    await bank.call('asa', contract.publishArticle, { articleId: draft.articleId, edit: approved.edit })
    const shown = await bank.call(bank.anybody, contract.readPublicArticle, { code })
    expect(shown).toMatchObject({ version: 1, reviewPast: false, ownerUnit: 'Renhållningen' })
    expect(shown.content.texts[0]!.short).toBe('Varannan vecka.')
    const list = await bank.call(bank.anybody, contract.listPublic, { serviceId: bank.ekby.services.sophamtning })
    expect(list.articles.map((article) => article.code)).toContain(code)
    const view = await bank.call('asa', contract.readArticle, { articleId: draft.articleId })
    expect(view.markup).toEqual([{ language: 'sv', body: '## Så här\n\nSe **schemat**.' }])
    expect(view.versions[0]).toMatchObject({
      writtenBy: 'Åsa Berg',
      reviewedBy: 'Jonna Ekvik',
      publishedBy: 'Åsa Berg',
    })
  })

  it('is not published before it has been reviewed, and not reviewed before it is whole', async () => {
    const { articleId, edit } = await bank.drafted()
    expect(await refusal(bank.call('asa', contract.publishArticle, { articleId, edit }))).toMatchObject({
      status: 409,
      code: 'article.is-draft',
    })
    const empty = await bank.call('asa', contract.saveDraft, {
      articleId,
      edit,
      content: bank.content({}, { short: '' }),
    })
    expect(await refusal(bank.call('asa', contract.sendToReview, { articleId, edit: empty.edit }))).toEqual({
      status: 422,
      code: 'article.no-short',
      fields: ['/content/texts/sv/short'],
    })
  })

  it('a new version takes the place of the one before, whose words stay as they were', async () => {
    const first = await bank.published()
    const second = await bank.publishedAgain(first.articleId, first.edit, {
      texts: { sv: { questions: ['När töms kärlet?'], short: 'Varje vecka.', body: '' } },
    })
    expect(second.version).toBe(2)
    expect(await states(first.articleId)).toEqual(['1 retired', '2 published'])
    const compared = await bank.call('asa', contract.compareVersions, { articleId: first.articleId, from: 1, to: 2 })
    const short = compared.parts.find((part) => part.part === 'short')!
    expect(short.stretches).toEqual([
      { kind: 'removed', text: 'Varannan' },
      { kind: 'added', text: 'Varje' },
      { kind: 'same', text: ' vecka.' },
    ])
    expect(compared.parts.map((part) => part.part)).not.toContain('links')
  })

  it('what was reviewed and is written again has to be reviewed again', async () => {
    const { articleId, edit } = await bank.reviewed()
    await bank.call('asa', contract.saveDraft, { articleId, edit, content: bank.content() })
    expect(await states(articleId)).toEqual(['1 draft'])
  })

  it('waits for its time, and for the day it begins to hold', async () => {
    const first = await bank.published()
    const saved = await bank.call('asa', contract.saveDraft, {
      articleId: first.articleId,
      edit: first.edit,
      content: bank.content({ validFrom: '2026-04-01' }),
    })
    const approved = await bank.call('jonna', contract.approve, { articleId: first.articleId, edit: saved.edit })
    const waits = await bank.call('asa', contract.publishArticle, { articleId: first.articleId, edit: approved.edit })
    expect(waits.publishAt).toBe('2026-03-31T22:00:00.000Z')
    expect(await bank.work(publishDueArticles)).toBe(0)
    bank.clock.moveTo(new Date('2026-03-31T22:00:01Z'))
    expect(await bank.work(publishDueArticles)).toBe(1)
    expect(await states(first.articleId)).toEqual(['1 retired', '2 published'])
    bank.clock.moveTo(TUESDAY)
    const again = await bank.reviewed()
    expect(
      await refusal(
        bank.call('asa', contract.publishArticle, {
          articleId: again.articleId,
          edit: again.edit,
          at: '2026-03-10T08:00:00Z',
        }),
      ),
    ).toMatchObject({ status: 422, code: 'article.past-time', fields: ['/at'] })
  })

  it('is not shown after its last day, and is then retired by itself', async () => {
    const { articleId } = await bank.published({ validTo: '2026-03-10' })
    const code = await bank.codeOf(articleId)
    expect((await bank.call(bank.anybody, contract.readPublicArticle, { code })).code).toBe(code)
    bank.clock.moveTo(new Date('2026-03-11T09:00:00Z'))
    expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({ status: 410 })
    expect(await bank.work(retireEndedArticles)).toBe(1)
    expect(await states(articleId)).toEqual(['1 retired'])
    bank.clock.moveTo(TUESDAY)
  })

  it('is taken away: nobody finds it, staff see that it was there, and an index forgets it', async () => {
    const { articleId, edit, version } = await bank.published()
    const code = await bank.codeOf(articleId)
    await bank.call('asa', contract.retireArticle, { articleId, edit, version })
    expect(await refusal(bank.call(bank.anybody, contract.readPublicArticle, { code }))).toMatchObject({ status: 410 })
    expect((await bank.call('omar', contract.readArticle, { articleId })).shown.state).toBe('retired')
    expect(await inTransaction(test.db, system(1), (tx) => searchableArticles(tx, 1, articleId))).toEqual([])
  })

  it('is named by what the editor must mend', async () => {
    const save = async (change: Parameters<Bank['content']>[0]) =>
      refusal(bank.call('asa', contract.saveDraft, { articleId: null, edit: 0, content: bank.content(change) }))
    expect(await save({ texts: { sv: { questions: ['', ' '], short: 'x', body: '' } } })).toMatchObject({
      fields: ['/content/texts/sv/questions'],
    })
    expect(await save({ validFrom: '2026-05-01', validTo: '2026-04-01' })).toMatchObject({
      fields: ['/content/validTo'],
    })
    expect(await save({ links: [{ label: 'Klicka', url: 'javascript:alert(1)' }] })).toMatchObject({
      status: 400,
      fields: ['/content/links/0/url'],
    })
    expect(await save({ serviceIds: [bank.lillby.services.sophamtning] })).toMatchObject({
      fields: ['/content/serviceIds/0'],
    })
  })

  it('two articles of one name have addresses of their own', async () => {
    const codes = await Promise.all(
      [bank.drafted(), bank.drafted()].map(async (made) => bank.codeOf((await made).articleId)),
    )
    expect(new Set(codes).size).toBe(2)
  })
})

describe('two editors on one article', () => {
  it('the second is told, and what the first wrote stands', async () => {
    const { articleId, edit } = await bank.published()
    const write = (who: 'asa' | 'jonna', short: string) =>
      bank.call(who, contract.saveDraft, { articleId, edit, content: bank.content({}, { short }) })
    await write('asa', 'Åsas ord.')
    expect(await refusal(write('jonna', 'Jonnas ord.'))).toMatchObject({ status: 409, code: 'article.newer' })
    const view = await bank.call('jonna', contract.readArticle, { articleId })
    expect(view.open?.content.texts[0]?.short).toBe('Åsas ord.')
  })

  it('at the same moment one of them does', async () => {
    const { articleId, edit } = await bank.published()
    const done = await Promise.allSettled(
      (['asa', 'jonna'] as const).map((who) =>
        bank.call(who, contract.saveDraft, { articleId, edit, content: bank.content({}, { short: who }) }),
      ),
    )
    expect(done.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('who keeps an article and when it is read again', () => {
  it('goes to another unit with its versions, and the old owner can no longer write it', async () => {
    const { articleId, edit } = await bank.published({ audience: 'unit' })
    expect(await refusal(bank.call('omar', contract.readArticle, { articleId }))).toMatchObject({ status: 404 })
    const moved = await bank.call('asa', contract.lookAfter, {
      articleId,
      edit,
      unitId: bank.ekby.units.parkering,
      staffId: bank.ekby.staff.omar,
      reviewOn: '2026-09-01',
    })
    const view = await bank.call('omar', contract.readArticle, { articleId })
    expect(view).toMatchObject({ reviewOn: '2026-09-01', ownerStaff: { name: 'Omar Nilmar' } })
    expect(await refusal(bank.call('asa', contract.readArticle, { articleId }))).toMatchObject({ status: 404 })
    expect(moved.edit).toBe(edit + 1)
  })

  it('is marked when its review date has passed, also for the public', async () => {
    const { articleId, edit } = await bank.published()
    await bank.call('asa', contract.lookAfter, {
      articleId,
      edit,
      unitId: bank.ekby.units.renhallning,
      reviewOn: '2026-03-09',
    })
    const code = await bank.codeOf(articleId)
    expect((await bank.call(bank.anybody, contract.readPublicArticle, { code })).reviewPast).toBe(true)
    const due = await bank.call('asa', contract.listArticles, { due: 'true', mine: 'true' })
    expect(due.rows.map((row) => row.articleId)).toEqual([articleId])
  })

  it('alone with the right to review, the writer may', async () => {
    // Nobody else in parking or its department's coordinators: Klara is the coordinator, so Omar is not alone.
    const { articleId, edit } = await bank.drafted({}, 'omar')
    expect(await refusal(bank.call('omar', contract.approve, { articleId, edit }))).toMatchObject({ status: 403 })
    const klaras = await bank.call('klara', contract.approve, { articleId, edit })
    expect(klaras.version).toBe(1)
    const own = await bank.drafted({ serviceIds: [bank.ekby.services.hemtjanst] }, 'annelie')
    const alone = await bank.call('annelie', contract.approve, { articleId: own.articleId, edit: own.edit })
    expect(alone.version).toBe(1)
  })
})
