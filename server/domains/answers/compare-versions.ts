import { diffWordsWithSpace } from 'diff'
import type { z } from 'zod'
import { serviceNames } from '#domains/catalogue/index.ts'
import { staffNames } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound } from '#platform/operations/problem.ts'
import { findVersion, type VersionRow } from './article-store.ts'
import { linesOf } from './body-markup.ts'
import type { compareVersions as operation } from './contract.ts'
import type { Comparison, Stretch } from './replies.ts'
import { showLine, signersOf } from './shown-version.ts'
import { todayOf } from './standing.ts'

/** What differs between two versions, part by part and word by word. Parts that are alike are left out. */
export async function compareVersions(context: Context, input: z.output<typeof operation.input>): Promise<Comparison> {
  const { tx, actor } = context
  // load
  const from = await findVersion(tx, actor.municipalityId, input.articleId, input.from)
  const to = await findVersion(tx, actor.municipalityId, input.articleId, input.to)
  if (!from || !to) throw notFound()
  // reply
  const names = await staffNames(context, new Set([...signersOf(from), ...signersOf(to)]))
  const service = await serviceNames(tx, actor.municipalityId, await todayOf(context))
  const before = partsOf(from, service)
  const after = partsOf(to, service)
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return {
    articleId: input.articleId,
    title: to.title,
    from: showLine(from, names),
    to: showLine(to, names),
    parts: keys
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => {
        const [part, language] = key.split(' ')
        return {
          part: part as Comparison['parts'][number]['part'],
          language: language ?? null,
          stretches: stretchesOf(before.get(key) ?? '', after.get(key) ?? ''),
        }
      }),
  }
}

/** Everything a version says as lines of words, by part and language. */
function partsOf(version: VersionRow, service: (id: string) => string | null): Map<string, string> {
  const parts = new Map<string, string>()
  for (const [language, text] of Object.entries(version.texts)) {
    parts.set(`questions ${language}`, text.questions.join('\n'))
    parts.set(`short ${language}`, text.short)
    parts.set(`body ${language}`, linesOf(text.body).join('\n'))
  }
  const links = (list: { label: string; url: string }[]) => list.map(({ label, url }) => `${label} (${url})`).join('\n')
  parts.set('audience', version.audience)
  parts.set('valid', `${version.validFrom} – ${version.validTo ?? ''}`.trim())
  parts.set('services', version.serviceIds.map((id) => service(id) ?? id).join('\n'))
  parts.set('links', links(version.links))
  parts.set('forms', links(version.forms))
  parts.set('sources', version.sources.map(({ title, url, readOn }) => `${title} (${url}) ${readOn}`).join('\n'))
  parts.set('files', version.files.map((file) => file.name).join('\n'))
  return parts
}

/** A text of which less than this share is left is told as another text. */
const LITTLE = 0.25

/** The words that are the same, taken away and added. Two texts too unlike to compare in a moment are told as one and the other. */
export function stretchesOf(before: string, after: string): Stretch[] {
  const changes = diffWordsWithSpace(before, after, { timeout: 300 })
  const alike = (changes ?? []).reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  )
  // Where little is left, odd words that stayed only make both texts hard to read.
  if (!changes || alike < LITTLE * Math.max(before.length, after.length))
    return [
      { kind: 'removed' as const, text: before },
      { kind: 'added' as const, text: after },
    ].filter(({ text }) => text !== '')
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
