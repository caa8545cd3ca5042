import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { staffNames, unitById } from '#domains/staff/index.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import { type Article, isValidOn, mayTake, reviewIsPast } from './article.ts'
import { findArticle, findVersion, type LineRow, openVersion, type VersionRow, versionLines } from './article-store.ts'
import type { readArticle as operation } from './contract.ts'
import type { ArticleView } from './replies.ts'
import { inOrder, showContent, showLine, signersOf } from './shown-version.ts'
import { standingTo, todayOf } from './standing.ts'
import { tasksOfArticle } from './list-tasks.ts'

/** An article's page: one version whole, all of them as lines, its open tasks, how often it was used, what the reader may do. */
export async function readArticle(context: Context, input: z.output<typeof operation.input>): Promise<ArticleView> {
  const { tx, actor } = context
  // load
  const article = await findArticle(tx, actor.municipalityId, input.articleId)
  if (!article) throw notFound()
  const lines = await versionLines(tx, actor.municipalityId, article.id)
  const line = chosen(lines, input.version ?? null)
  const shown = line ? await findVersion(tx, actor.municipalityId, article.id, line.version) : null
  if (!shown) throw notFound()
  const open = await openVersion(tx, actor.municipalityId, article.id)
  // reply
  const today = await todayOf(context)
  const names = await staffNames(
    context,
    new Set([...lines.flatMap(signersOf), article.ownerStaffId].filter((id) => id !== null)),
  )
  const unit = await unitById(context, article.ownerUnitId)
  const may = await mayDo(context, article, open, lines)
  return {
    articleId: article.id,
    code: article.code,
    edit: article.edit,
    ownerUnit: { id: article.ownerUnitId, name: unit?.shortName ?? '' },
    ownerStaff: article.ownerStaffId ? { id: article.ownerStaffId, name: names.get(article.ownerStaffId) ?? '' } : null,
    reviewOn: article.reviewOn,
    reviewPast: reviewIsPast(article.reviewOn, today),
    changedAt: article.changedAt.toISOString(),
    shown: {
      ...showLine(shown, names),
      content: await showContent(context, shown),
      valid: shown.state === 'published' && isValidOn(shown, today),
    },
    open:
      open && may.includes('write')
        ? { version: open.version, state: open.state, content: await showContent(context, open) }
        : null,
    markup: may.includes('write') ? markupOf(open ?? shown) : [],
    publishedVersion: lines.find((each) => each.state === 'published')?.version ?? null,
    versions: lines.map((each) => showLine(each, names)),
    tasks: await tasksOfArticle(context, article.id),
    ...(await usesOf(context, article.id, today)),
    may,
  }
}

/** The version asked for; else the published one, else the one being written, else the newest. */
function chosen(lines: LineRow[], wanted: number | null): LineRow | undefined {
  if (wanted !== null) return lines.find((line) => line.version === wanted)
  const published = lines.find((line) => line.state === 'published')
  return published ?? lines.find((line) => line.state !== 'retired') ?? lines[0]
}

/** The bodies as an editor typed them. */
function markupOf(version: VersionRow): ArticleView['markup'] {
  return inOrder(version.texts).map(([language, text]) => ({ language, body: text.markup }))
}

async function mayDo(
  context: Context,
  article: Article,
  open: VersionRow | null,
  lines: LineRow[],
): Promise<ArticleView['may']> {
  const { actor } = context
  const { kept, alone } = await standingTo(context, article, open)
  if (!kept || !actor.permissions.has('article.write')) return []
  const published = lines.find((line) => line.state === 'published')
  const retires = [open, published].some((version) => version && mayTake('retire', actor, version, kept, alone))
  const steps = open
    ? (['ask_review', 'approve', 'publish'] as const).filter((step) => mayTake(step, actor, open, kept, alone))
    : []
  return ['write', ...steps, ...(retires ? (['retire'] as const) : []), 'look_after']
}

/** How often an article was quoted in all, and in the last ninety days. */
async function usesOf({ tx, actor }: Context, articleId: string, today: string) {
  const lately = Temporal.PlainDate.from(today).subtract({ days: 90 }).toString()
  const found = await sql<{ uses: number; usesLately: number }>`select coalesce(sum(amount), 0)::int as uses,
      coalesce(sum(amount) filter (where day > ${lately}::date), 0)::int as "usesLately"
    from article_use where municipality_id = ${actor.municipalityId} and article_id = ${articleId}`.execute(tx)
  return found.rows[0]!
}
