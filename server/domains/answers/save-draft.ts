import type { z } from 'zod'
import { staffById, unitById } from '#domains/staff/index.ts'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { type Article, codeOf, mustBeAbleTo, type Version } from './article.ts'
import {
  insertArticle,
  insertVersion,
  lockArticle,
  nextVersion,
  openVersion,
  rewriteVersion,
  touchArticle,
} from './article-store.ts'
import { contentOf } from './content.ts'
import type { saveDraft as operation } from './contract.ts'
import { keepsUnit, standingTo, staffIdOf, todayOf } from './standing.ts'

type Input = z.output<typeof operation.input>

/**
 * Saves the version being written. Where none is, a new one begins: what is published is never written over. Of two who write on
 * the same reading the second is told, and keeps what they typed. What had been reviewed has to be reviewed again.
 */
export async function saveDraft(context: Context, input: Input) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const article = input.articleId
    ? await lockArticle(tx, actor.municipalityId, input.articleId, input.edit)
    : await newArticle(context, input)
  const open = input.articleId ? await openVersion(tx, actor.municipalityId, article.id) : null
  // check
  const { kept, alone } = await standingTo(context, article, open)
  mustBeAbleTo('write', actor, open ?? fresh, kept, alone)
  // apply
  const content = await contentOf(context, article, input.content)
  // save
  if (!input.articleId) await storeArticle(context, article, content.title)
  const by = staffIdOf(context)
  const version = open?.version ?? (input.articleId ? await nextVersion(tx, actor.municipalityId, article.id) : 1)
  if (open) await rewriteVersion(tx, article, version, content, by, at)
  else await insertVersion(tx, article, version, content, by, at).catch(hidden)
  const edit = input.articleId ? await touchArticle(tx, article, at) : 1
  context.announce(`unit:${article.ownerUnitId}`)
  // reply
  return { articleId: article.id, version, edit }
}

/** As the rules see a version that is about to begin. */
const fresh: Version = {
  version: 0,
  state: 'draft',
  writtenBy: null,
  reviewAskedAt: null,
  publishAt: null,
  validFrom: '',
  validTo: null,
}

/** A version the writer may not see, for another unit only, is already being written: it is not theirs to go on with. */
function hidden(error: unknown): never {
  if ((error as { code?: string }).code === '23505') throw new Problem(403, 'article.other-owner')
  throw error
}

async function newArticle(context: Context, input: Input): Promise<Article> {
  const { actor, clock } = context
  const unitId = input.ownerUnitId ?? (actor.kind === 'staff' ? actor.unitId : null)
  const unit = unitId ? await unitById(context, unitId) : null
  const refused = (code: string, pointer: string) => new Problem(422, code, {}, [{ pointer, code, detail: code }])
  if (!unit) throw refused('article.unit-unknown', '/ownerUnitId')
  if (!(await keepsUnit(context, unit.id))) throw refused('article.not-your-unit', '/ownerUnitId')
  if (input.ownerStaffId && !(await staffById(context, input.ownerStaffId)))
    throw refused('article.staff-elsewhere', '/ownerStaffId')
  return {
    id: newId(clock.now()),
    municipalityId: actor.municipalityId,
    code: '',
    ownerUnitId: unit.id,
    authorityId: unit.authorityId,
    ownerStaffId: input.ownerStaffId ?? staffIdOf(context),
    reviewOn: input.reviewOn ?? yearAfter(await todayOf(context)),
    edit: 1,
  }
}

/** When nobody says otherwise an article is read through again after a year. */
export function yearAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ years: 1 }).toString()
}

/** Stores a new article under an address of its own: the title's, or with a number after it. */
export async function storeArticle(context: Context, article: Article, title: string): Promise<Article> {
  const at = context.clock.now()
  const wanted = codeOf(title)
  const tries = [wanted, ...Array.from({ length: 8 }, (_, more) => `${wanted}-${more + 2}`), `${wanted}-${article.id}`]
  for (const code of tries) {
    const named = { ...article, code }
    if (await insertArticle(context.tx, named, staffIdOf(context), at)) return named
  }
  throw new Error('No code was free for a new article.')
}
