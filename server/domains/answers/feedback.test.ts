import { beforeAll, describe, expect, it } from 'vitest'
import * as contacts from '#domains/contacts/contract.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank, refusal } from './answers.factory.ts'
import * as contract from './contract.ts'
import { foldUses } from './fold-uses.job.ts'
import { remindOfReviews } from './remind-of-reviews.job.ts'
import { withoutNumbers } from './without-numbers.ts'

const test = useTestDatabase()
let bank: Bank
beforeAll(async () => {
  bank = await openBank(test)
})

type Quotes = { articleId: string; version: number }[]

async function answered(articles: Quotes, asked = 'När töms tunnan?', answer = 'På tisdag.') {
  const { questions } = await bank.call('alva', contacts.receiveContact, {
    channel: 'phone',
    questions: [{ serviceId: bank.ekby.services.sophamtning, asked, decision: { kind: 'answer', answer, articles } }],
  })
  return questions[0]!
}

describe('an article in an answer', () => {
  it('is kept in the version that was read, shown with the question, and counted', async () => {
    const { articleId, edit } = await bank.published()
    const { questionId, articles } = await answered([{ articleId, version: 1 }])
    expect(articles).toEqual([{ articleId, version: 1, title: 'När töms mitt sopkärl?', retired: false }])
    await bank.publishedAgain(articleId, edit, {
      texts: { sv: { questions: ['Nytt namn?'], short: 'Nytt.', body: '' } },
    })
    const view = await bank.call('alva', contacts.readQuestion, { questionId })
    expect(view.articles).toMatchObject([
      { version: 1, title: 'När töms mitt sopkärl?', retired: true, by: 'Alva Linnemark' },
    ])
    expect(view.timeline.find((entry) => entry.kind === 'answered')?.details).toEqual({ articles: 1 })
    await answered([{ articleId, version: 2 }])
    expect(await bank.work(foldUses)).toBe(2)
    expect((await bank.call('asa', contract.readArticle, { articleId })).uses).toBe(2)
  })

  it('that was retired while it was used: the answer goes out, and the guide is told', async () => {
    const { articleId, edit, version } = await bank.published()
    const open = await bank.call('alva', contacts.receiveContact, {
      channel: 'phone',
      questions: [{ serviceId: bank.ekby.services.sophamtning, asked: 'Och nu?', decision: { kind: 'centre' } }],
    })
    await bank.call('asa', contract.retireArticle, { articleId, edit, version })
    const sent = await bank.call('alva', contacts.answerQuestion, {
      questionId: open.questions[0]!.questionId,
      answer: 'På tisdag.',
      articles: [{ articleId, version }],
    })
    expect(sent.articles).toMatchObject([{ articleId, retired: true }])
  })

  it('cannot be one that was never published, is for others, or does not exist', async () => {
    const draft = await bank.drafted()
    const forUnit = await bank.published({ audience: 'unit' })
    for (const quote of [
      { articleId: draft.articleId, version: 1 },
      { articleId: forUnit.articleId, version: 1 },
      { articleId: draft.articleId, version: 7 },
    ])
      expect(await refusal(answered([quote]))).toEqual({
        status: 422,
        code: 'article.not-quotable',
        fields: ['/questions/0/decision/articles/0'],
      })
  })

  it('what is in the draft of a contact stays there', async () => {
    const { articleId } = await bank.published()
    const draft = await bank.call('alva', contacts.openDraft, { channel: 'phone' })
    const first = draft.content.questions[0]!
    await bank.call('alva', contacts.saveDraft, {
      draftId: draft.draftId,
      version: draft.version,
      content: { ...draft.content, questions: [{ ...first, articles: [{ articleId, version: 1 }] }] },
    })
    const { drafts } = await bank.call('alva', contacts.listDrafts, {})
    expect(drafts.at(-1)!.content.questions[0]!.articles).toEqual([{ articleId, version: 1 }])
  })
})

describe('what is said of an article', () => {
  it('becomes a task for its owner, with the question, and is closed with a word', async () => {
    const { articleId } = await bank.published()
    const { questionId } = await answered([{ articleId, version: 1 }])
    const { taskId } = await bank.call('alva', contract.reportArticle, {
      articleId,
      kind: 'wrong',
      words: 'Det är varje vecka nu.',
      questionId,
    })
    const mine = await bank.call('asa', contract.listTasks, { mine: 'true' })
    expect(mine.rows[0]).toMatchObject({ taskId, kind: 'wrong', by: 'Alva Linnemark', questionId, mayClose: true })
    expect((await bank.call('omar', contract.listTasks, { mine: 'true' })).rows).toEqual([])
    const close = (who: 'asa' | 'omar' | 'jonna', words: string) =>
      bank.call(who, contract.closeTask, { taskId, outcome: 'declined', words })
    expect(await refusal(close('omar', 'Nej'))).toMatchObject({ status: 403 })
    expect(await refusal(close('asa', ''))).toMatchObject({ status: 422, fields: ['/words'] })
    await close('asa', 'Det är varannan vecka hos oss.')
    expect(await refusal(close('jonna', 'Också'))).toMatchObject({ status: 409, code: 'article.task-closed' })
    const seen = await bank.call('alva', contract.readArticle, { articleId })
    expect(seen.tasks[0]).toMatchObject({ state: 'declined', closedBy: 'Åsa Berg' })
  })

  it('by a citizen on the public page too, without a name; not of what is not public', async () => {
    const { articleId } = await bank.published()
    const code = await bank.codeOf(articleId)
    await bank.call(bank.anybody, contract.reportPublicArticle, { code, kind: 'unclear', words: 'Vilken vecka?' })
    const { rows } = await bank.call('asa', contract.listTasks, { mine: 'true' })
    expect(rows[0]).toMatchObject({ articleId, kind: 'unclear', words: 'Vilken vecka?', by: null })
    const staff = await bank.published({ audience: 'staff' })
    const report = bank.call(bank.anybody, contract.reportPublicArticle, {
      code: await bank.codeOf(staff.articleId),
      kind: 'wrong',
    })
    expect(await refusal(report)).toMatchObject({ status: 404 })
  })

  it('an unknown question is refused', async () => {
    const { articleId } = await bank.published()
    const questionId = '00000000-0000-4000-8000-000000000000'
    const report = bank.call('alva', contract.reportArticle, { articleId, kind: 'wrong', words: 'Fel.', questionId })
    expect(await refusal(report)).toMatchObject({ status: 422, fields: ['/questionId'] })
  })
})

describe('from a question to a draft', () => {
  it('in one step, for the service’s unit, without addresses and numbers', async () => {
    const { questionId } = await answered(
      [],
      'Kan jag byta storlek? Ring 070-174 06 12 eller skriv till kim@ekby.example',
      'Ja, på vår webbplats.',
    )
    const { articleId } = await bank.call('alva', contacts.draftArticle, { questionId })
    const view = await bank.call('asa', contract.readArticle, { articleId })
    expect(view.ownerUnit.name).toBe('Renhållningen')
    expect(view.open?.content.texts[0]).toMatchObject({ short: 'Ja, på vår webbplats.' })
    expect(view.tasks[0]).toMatchObject({ kind: 'proposed', questionId, state: 'open' })
    expect(JSON.stringify(view)).not.toMatch(/070-174|kim@/)
    expect(view.may).toContain('write')
  })

  it('not from one that is secret, or has no answer', async () => {
    const { questions } = await bank.call('pirkko', contacts.receiveContact, {
      channel: 'phone',
      questions: [{ asked: 'Öppet?', decision: { kind: 'centre' } }],
    })
    expect(
      await refusal(bank.call('pirkko', contacts.draftArticle, { questionId: questions[0]!.questionId })),
    ).toMatchObject({ status: 422, code: 'draft-article.unanswered' })
    const secret = await answered([])
    await test.owner.query('update question set secrecy_unit_id = $1 where id = $2', [
      bank.ekby.units.forsorjningsstod,
      secret.questionId,
    ])
    const made = bank.call('pirkko', contacts.draftArticle, { questionId: secret.questionId })
    expect(await refusal(made)).toMatchObject({ status: 422, code: 'draft-article.secret' })
  })

  it.each([
    ['mejla asa.berg@ekby.example.', 'mejla […].'],
    ['ring 070-174 06 12 i morgon', 'ring […] i morgon'],
    ['19121212-1212', '[…]'],
    ['den 2026-03-10 kostar det 1 250 kr', 'den 2026-03-10 kostar det 1 250 kr'],
  ])('%s', (before, after) => expect(withoutNumbers(before)).toBe(after))
})

describe('gaps', () => {
  it('are counted by service, the commonest first', async () => {
    const gap = (service: 'sophamtning' | 'hemtjanst' | null, words: string) =>
      bank.call('alva', contract.registerGap, { serviceId: service && bank.ekby.services[service], words })
    await gap('sophamtning', 'Sopor på julafton')
    await gap('sophamtning', 'Sopor på trettondagen')
    await gap(null, 'Vem äger dammen')
    const { rows } = await bank.call('asa', contract.listGaps, {})
    expect(rows.map(({ service, count }) => [service, count])).toEqual([
      ['Sophämtning', 2],
      [null, 1],
    ])
    expect(rows[0]!.latest.map((each) => each.words)).toEqual(['Sopor på trettondagen', 'Sopor på julafton'])
  })
})

describe('reviews', () => {
  it('the owner is reminded once before, whoever leads the unit once long after', async () => {
    const { articleId, edit } = await bank.published()
    await bank.call('asa', contract.lookAfter, {
      articleId,
      edit,
      unitId: bank.ekby.units.renhallning,
      staffId: null,
      reviewOn: '2026-03-20',
    })
    const run = async (at: string) => {
      bank.clock.moveTo(new Date(at))
      return bank.work(remindOfReviews)
    }
    for (const at of [
      '2026-03-10T09:00:00Z',
      '2026-03-11T09:00:00Z',
      '2026-04-02T09:00:00Z',
      '2026-04-03T09:00:00Z',
      '2026-04-09T09:00:00Z',
    ])
      await run(at)
    const letters = await test.owner.query<{ intent: string; recipient: string }>(
      'select intent, recipient from outbound_message where subject_id = $1 order by created_at',
      [articleId],
    )
    expect(letters.rows.map(({ intent, recipient }) => [intent.split(':')[0], recipient])).toEqual([
      ['review-reminder', 'renhallning@ekby.example'],
      ['review-escalation', 'renhallning@ekby.example'],
    ])
  })
})
