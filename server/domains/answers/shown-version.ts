import { serviceNames } from '#domains/catalogue/index.ts'
import type { Context } from '#platform/operations/context.ts'
import type { Content, LineRow } from './article-store.ts'
import type { ShownContent } from './fields.ts'
import { todayOf } from './standing.ts'

/** Languages in the order they are shown: Swedish, English, then by code. */
export function inOrder<T>(texts: Record<string, T>): [language: string, text: T][] {
  const rank = (language: string) => (language === 'sv' ? 0 : language === 'en' ? 1 : 2)
  return Object.entries(texts).toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
}

/** What a version says, as it is shown. */
export async function showContent(context: Context, content: Content): Promise<ShownContent> {
  const service = await serviceNames(context.tx, context.actor.municipalityId, await todayOf(context))
  return {
    title: content.title,
    audience: content.audience,
    validFrom: content.validFrom,
    validTo: content.validTo,
    services: content.serviceIds.map((serviceId) => ({ serviceId, name: service(serviceId) ?? '' })),
    links: content.links,
    forms: content.forms,
    sources: content.sources,
    files: content.files,
    texts: inOrder(content.texts).map(([language, { questions, short, body }]) => ({
      language,
      questions,
      short,
      body,
    })),
  }
}

const when = (at: Date | null) => at?.toISOString() ?? null

/** Everybody who signed something on a version. */
export function signersOf(row: LineRow): string[] {
  return [row.writtenBy, row.reviewedBy, row.publishedBy, row.retiredBy].filter((id) => id !== null)
}

/** A version's line: its state, and who did what to it when. */
export function showLine(row: LineRow, names: ReadonlyMap<string, string>) {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return {
    version: row.version,
    state: row.state,
    audience: row.audience,
    title: row.title,
    writtenBy: name(row.writtenBy),
    writtenAt: row.writtenAt.toISOString(),
    reviewAskedAt: when(row.reviewAskedAt),
    reviewedBy: name(row.reviewedBy),
    reviewedAt: when(row.reviewedAt),
    publishAt: when(row.publishAt),
    publishedBy: row.publishedAt ? name(row.publishedBy) : null,
    publishedAt: when(row.publishedAt),
    retiredBy: name(row.retiredBy),
    retiredAt: when(row.retiredAt),
    retiredWhy: row.retiredWhy,
  }
}
