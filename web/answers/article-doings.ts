import {
  approve,
  closeTask,
  lookAfter,
  publishArticle,
  reportArticle,
  retireArticle,
  sendToReview,
} from '#domains/answers/contract.ts'
import { field, type PageRequest, type ToldProblem } from '#web/shared/request.ts'

/** What was refused on an article's page, with what was typed: nothing is lost. */
export type Refused = {
  ok: false
  intent: string
  problem: ToldProblem
  typed: Record<string, string>
  /** Whether something was typed that still stands. */
  hasWords: boolean
}

type Done = { ok: true; query: string } | Refused
type Attempted = { ok: true; reply: unknown } | { ok: false; problem: ToldProblem }

/** Carries out what was pressed on an article's page. */
export async function carryOut(page: PageRequest, articleId: string): Promise<Done> {
  const of = (name: string) => field(page.form, name)
  const intent = of('intent')
  const edit = Number(of('edit'))
  const done = await doing(page, intent, articleId, edit)
  if (done.ok) return { ok: true, query: queryAfter(intent, done.reply) }
  const typed = Object.fromEntries(Object.entries(page.form.fields).map(([name, values]) => [name, values[0] ?? '']))
  return { ok: false, intent, problem: done.problem, typed, hasWords: of('words') !== '' }
}

async function doing(page: PageRequest, intent: string, articleId: string, edit: number): Promise<Attempted> {
  const of = (name: string) => field(page.form, name)
  switch (intent) {
    case 'ask_review':
      return page.attempt(sendToReview, { articleId, edit })
    case 'approve':
      return page.attempt(approve, { articleId, edit })
    case 'publish':
      return page.attempt(publishArticle, { articleId, edit, at: momentOf(of('at'), page.municipality.timeZone) })
    case 'retire':
      return page.attempt(retireArticle, { articleId, edit, version: Number(of('version')) })
    case 'look_after':
      return page.attempt(lookAfter, {
        articleId,
        edit,
        unitId: of('unitId'),
        // Another unit: nobody of the old one goes on answering for it.
        staffId: of('unitId') === of('ownUnitId') ? of('staffId') || null : null,
        reviewOn: of('reviewOn'),
      })
    case 'close_task':
      return page.attempt(closeTask, {
        taskId: of('taskId'),
        outcome: of('outcome') === 'declined' ? 'declined' : 'done',
        words: of('words'),
      })
    default:
      return page.attempt(reportArticle, {
        articleId,
        kind: of('kind') as 'wrong',
        words: of('words'),
        version: Number(of('version')) || null,
        questionId: of('questionId') || null,
      })
  }
}

/** What a datetime field says, local to the municipality, as a moment; null when nothing was chosen. */
export function momentOf(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null
  const asUtc = Date.parse(`${local}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // The zone's offset then; asked twice, since it may change between the guess and the moment itself.
  const first = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(first, timeZone)).toISOString()
}

function offsetAt(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

const words: Record<string, string> = {
  ask_review: 'asked',
  approve: 'approved',
  publish: 'published',
  retire: 'retired',
  look_after: 'kept',
  close_task: 'closed',
}

function queryAfter(intent: string, reply: unknown): string {
  const { version, publishAt } = reply as { version?: number; publishAt?: string | null }
  const query = new URLSearchParams({ done: words[intent] ?? 'reported' })
  if (publishAt) query.set('done', 'scheduled')
  // What is being written stays in sight; what is published is shown as everybody sees it.
  if (version && (intent === 'ask_review' || intent === 'approve' || publishAt)) query.set('version', String(version))
  return query.toString()
}
