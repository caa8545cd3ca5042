/** The rules of an article and its versions: states and allowed steps as data. Pure, nothing is read or written. */
import type { Actor } from '#platform/access/actor.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { ArticleState } from './fields.ts'

/** An article as far as the rules go. */
export type Article = {
  id: string
  municipalityId: number
  code: string
  ownerUnitId: string
  authorityId: string
  ownerStaffId: string | null
  /** 'YYYY-MM-DD': when somebody is to read it through again. */
  reviewOn: string
  edit: number
}

/** A version as far as the rules go. */
export type Version = {
  version: number
  state: ArticleState
  writtenBy: string | null
  reviewAskedAt: Date | null
  publishAt: Date | null
  validFrom: string
  validTo: string | null
}

export type Step = 'write' | 'ask_review' | 'approve' | 'publish' | 'retire'

/** From which state each step may be taken, and which right it needs. What is published is never written again: only followed. */
export const steps: Readonly<Record<Step, { needs: string; from: readonly ArticleState[] }>> = {
  write: { needs: 'article.write', from: ['draft', 'reviewed'] },
  ask_review: { needs: 'article.write', from: ['draft'] },
  approve: { needs: 'article.review', from: ['draft'] },
  publish: { needs: 'article.publish', from: ['reviewed'] },
  retire: { needs: 'article.publish', from: ['draft', 'reviewed', 'published'] },
}

/** Where somebody keeps articles: their own units, and as information coordinator every unit of those units' departments. */
export type Keeping = { units: ReadonlySet<string>; departments: ReadonlySet<string> }

/** True when the actor keeps the articles of a unit. The product itself keeps all of them. */
export function keeps(actor: Actor, keeping: Keeping, unit: { id: string; departmentId: string }): boolean {
  if (actor.kind === 'system') return true
  return keeping.units.has(unit.id) || keeping.departments.has(unit.departmentId)
}

/** Where an actor keeps articles. `departmentOf` says to which department a unit belongs. */
export function keepingOf(actor: Actor, departmentOf: (unitId: string) => string | undefined): Keeping {
  if (actor.kind !== 'staff') return { units: new Set(), departments: new Set() }
  const departments = actor.roles.includes('information_coordinator')
    ? actor.units.map(departmentOf).filter((id) => id !== undefined)
    : []
  return { units: new Set(actor.units), departments: new Set(departments) }
}

/**
 * Whether a step may be taken from a version's state.
 * @param alone true when nobody but the writer may review the unit's articles: then the writer may
 */
export function mayTake(step: Step, actor: Actor, version: Version, kept: boolean, alone: boolean): boolean {
  const rule = steps[step]
  if (!kept || !actor.permissions.has(rule.needs) || !rule.from.includes(version.state)) return false
  if (step === 'ask_review') return version.reviewAskedAt === null
  return step !== 'approve' || alone || !isWriter(actor, version)
}

/** Throws what hinders a step: 403 when it is not one's own to take, 409 when the version is in another state. */
export function mustBeAbleTo(step: Step, actor: Actor, version: Version, kept: boolean, alone: boolean): void {
  if (mayTake(step, actor, version, kept, alone)) return
  const rule = steps[step]
  if (!actor.permissions.has(rule.needs)) throw new Problem(403, 'not-allowed')
  if (!kept) throw new Problem(403, 'article.other-owner')
  if (!rule.from.includes(version.state)) throw new Problem(409, `article.is-${version.state}`)
  if (step === 'ask_review') throw new Problem(409, 'article.review-asked')
  throw new Problem(403, 'article.own-review')
}

function isWriter(actor: Actor, version: Version): boolean {
  return actor.kind === 'staff' && version.writtenBy === actor.staffId
}

/** Where an article stands with its review: a mark that follows it wherever it is shown. */
export function reviewIsPast(reviewOn: string, today: string): boolean {
  return reviewOn < today
}

/** Whether a published version is to be shown on a day. */
export function isValidOn(version: { validFrom: string; validTo: string | null }, day: string): boolean {
  return version.validFrom <= day && (version.validTo === null || version.validTo >= day)
}

/** How many days before its review date an article's owner is reminded. */
export const REMIND_BEFORE_DAYS = 14
/** How many days after its review date an unread article is told of higher up. */
export const ESCALATE_AFTER_DAYS = 14

/** An address made of a title: small letters and hyphens, å and ä as a, ö as o. */
export function codeOf(title: string): string {
  const code = title
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '')
  return code || 'artikel'
}
