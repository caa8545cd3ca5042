import type { z } from 'zod'
import { isMember, unitById } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { lockArticle, setKeepers } from './article-store.ts'
import type { lookAfter as operation } from './contract.ts'
import { articleChanged } from './facts.ts'
import { keepsUnit } from './standing.ts'

/** Says who keeps an article from now on and when it is to be read through again. Its versions and tasks follow it. */
export async function lookAfter(context: Context, input: z.output<typeof operation.input>) {
  const { tx, actor, clock } = context
  // load
  const article = await lockArticle(tx, actor.municipalityId, input.articleId, input.edit)
  const unit = await unitById(context, input.unitId)
  // check
  if (!(await keepsUnit(context, article.ownerUnitId))) throw new Problem(403, 'article.other-owner')
  const refused = (code: string, pointer: string) => new Problem(422, code, {}, [{ pointer, code, detail: code }])
  if (!unit) throw refused('article.unit-unknown', '/unitId')
  const staffId = input.staffId ?? null
  // The person an article already has may belong elsewhere in the department; a new one is of the unit.
  if (staffId !== null && staffId !== article.ownerStaffId && !(await isMember(context, unit.id, staffId)))
    throw refused('article.staff-elsewhere', '/staffId')
  // save
  const edit = await setKeepers(
    tx,
    article,
    { ownerUnitId: unit.id, authorityId: unit.authorityId, ownerStaffId: staffId, reviewOn: input.reviewOn },
    clock.now(),
  )
  await context.publish(articleChanged, { articleId: article.id })
  context.announce(`unit:${article.ownerUnitId}`, `unit:${unit.id}`)
  // reply
  return { articleId: article.id, edit }
}
