import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '#platform/operations/problem.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Bank, openBank, type StaffKey, TUESDAY } from './answers.factory.ts'
import * as contract from './contract.ts'
import { publishDueArticles, retireEndedArticles } from './publish-due-articles.job.ts'

const test = useTestDatabase()
let bank: Bank
beforeAll(async () => {
  bank = await openBank(test)
})

const who = fc.constantFrom<StaffKey>('asa', 'jonna', 'klara', 'omar', 'maj')
const audience = fc.constantFrom('public' as const, 'staff' as const, 'unit' as const)
const command = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), who, audience, ends: fc.boolean(), later: fc.boolean() }),
  fc.record({ kind: fc.constant('ask_review' as const), who }),
  fc.record({ kind: fc.constant('approve' as const), who }),
  fc.record({ kind: fc.constant('publish' as const), who, later: fc.boolean() }),
  fc.record({ kind: fc.constant('retire' as const), who, version: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 9 }) }),
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

const day = (offset: number) => new Date(bank.clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10)

async function carryOut(articleId: string, step: Command): Promise<void> {
  if (step.kind === 'days') {
    bank.clock.advance({ days: step.days })
    await bank.work(publishDueArticles)
    await bank.work(retireEndedArticles)
    return
  }
  const { rows } = await test.owner.query<{ edit: number }>('select edit from article where id = $1', [articleId])
  const read = { articleId, edit: rows[0]!.edit }
  if (step.kind === 'save')
    await bank.call(step.who, contract.saveDraft, {
      ...read,
      content: bank.content({
        audience: step.audience,
        validFrom: day(step.later ? 3 : 0),
        validTo: step.ends ? day(5) : null,
      }),
    })
  if (step.kind === 'ask_review') await bank.call(step.who, contract.sendToReview, read)
  if (step.kind === 'approve') await bank.call(step.who, contract.approve, read)
  if (step.kind === 'publish')
    await bank.call(step.who, contract.publishArticle, {
      ...read,
      at: step.later ? new Date(bank.clock.now().getTime() + 2 * 86_400_000).toISOString() : null,
    })
  if (step.kind === 'retire') await bank.call(step.who, contract.retireArticle, { ...read, version: step.version })
}

type Row = { version: number; state: string; audience: string; from: string; to: string | null; words: string }

async function versions(articleId: string): Promise<Row[]> {
  const { rows } = await test.owner.query<Row>(
    `select version, state, audience, valid_from::text as "from", valid_to::text as "to",
      concat_ws('|', audience, valid_from, valid_to, title, texts, links, sources, written_at, written_by, published_at) as words
    from article_version where article_id = $1 order by version`,
    [articleId],
  )
  return rows
}

describe('whatever is done to an article, in whatever order', () => {
  it('at most one version is published, what was published never changes, and the public sees only what holds', async () => {
    let wentThrough = 0
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (steps) => {
        bank.clock.moveTo(TUESDAY)
        const { articleId } = await bank.published()
        const code = await bank.codeOf(articleId)
        const settled = new Map<number, string>()
        for (const step of steps) {
          await carryOut(articleId, step).then(
            () => wentThrough++,
            (error: unknown) => {
              if (!(error instanceof Problem) || error.status >= 500) throw error
            },
          )
          const rows = await versions(articleId)
          const published = rows.filter((row) => row.state === 'published')
          expect(published.length).toBeLessThanOrEqual(1)
          expect(rows.filter((row) => row.state === 'draft' || row.state === 'reviewed').length).toBeLessThanOrEqual(1)
          expect(rows.map((row) => row.version)).toEqual(rows.map((_, at) => at + 1))
          for (const row of rows) {
            const before = settled.get(row.version)
            if (before !== undefined) expect(row.words).toBe(before)
            if (row.state === 'published' || row.state === 'retired') settled.set(row.version, row.words)
          }
          const shown = await bank.call(bank.anybody, contract.readPublicArticle, { code }).then(
            (article) => article.version,
            () => null,
          )
          const today = day(0)
          const holds = published.find(
            (row) => row.audience === 'public' && row.from <= today && (row.to === null || row.to >= today),
          )
          expect(shown).toBe(holds?.version ?? null)
        }
      }),
      { numRuns: 25 },
    )
    expect(wentThrough).toBeGreaterThan(50)
    bank.clock.moveTo(TUESDAY)
  }, 60_000)
})
