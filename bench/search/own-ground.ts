/**
 * The demo's own articles, asked for in citizens' wordings that were written apart from them (see README.md here). Of each set a
 * third may be looked at when the search is worked on (`develop`); the other two thirds judge.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { articleTexts, createSearchIndex, type Indexed, type SearchIndex } from '#domains/search/index.ts'
import type { Report } from '../stage/figure.ts'
import { mean } from './measures.ts'

const demo = join(import.meta.dirname, '..', '..', 'demo', 'ekby')
const part = z.enum(['develop', 'judge'])
const wordings = z.array(z.object({ text: z.string(), kind: z.string(), right: z.array(z.string()), part }))
const unanswerable = z.array(z.object({ text: z.string(), part }))
const language = z.object({ questions: z.array(z.string()), short: z.string(), body: z.string().default('') })
const articles = z.array(
  z.object({
    key: z.string(),
    audience: z.string(),
    services: z.array(z.string()),
    sv: language,
    en: language.optional(),
  }),
)
const services = z.array(z.object({ id: z.string(), name: z.string(), words: z.array(z.string()) }))

type Wording = z.output<typeof wordings>[number] & { rank: number; told: boolean }

/** Measures what the product itself would find. */
export async function measureOwnGround(report: Report): Promise<void> {
  const index = await ownIndex()
  const asked = read(join(import.meta.dirname, 'wordings.json'), wordings).map((wording): Wording => {
    const { hits, answer } = index.search(wording.text, { limit: 10 })
    const rank = hits.findIndex(({ key }) => wording.right.includes(key)) + 1
    return { ...wording, rank: rank === 0 ? Infinity : rank, told: !answer }
  })
  const without = read(join(import.meta.dirname, 'unanswerable.json'), unanswerable).map((each) => ({
    ...each,
    told: !index.search(each.text, { limit: 10 }).answer,
  }))
  for (const which of ['all', 'develop', 'judge'] as const) {
    const some = asked.filter((each) => which === 'all' || each.part === which)
    const none = without.filter((each) => which === 'all' || each.part === which)
    const budgets = which === 'all'
    const share = (values: readonly boolean[]) => 100 * mean(values.map(Number))
    report(`${which}: right article among three`, share(some.map(({ rank }) => rank <= 3)), '%', {
      ...(budgets && { budget: { least: 90 } }),
      note: `${some.length} wordings`,
    })
    report(`${which}: right article first`, share(some.map(({ rank }) => rank === 1)), '%')
    report(`${which}: unanswerable told so`, share(none.map(({ told }) => told)), '%', {
      ...(budgets && { budget: { least: 80 } }),
      note: `${none.length} questions`,
    })
    report(`${which}: answerable told that there is no answer`, share(some.map(({ told }) => told)), '%', {
      ...(budgets && { budget: { most: 5 } }),
    })
  }
  for (const kind of new Set(asked.map((each) => each.kind))) {
    const some = asked.filter((each) => each.kind === kind)
    report(`${kind}: right article among three`, 100 * mean(some.map(({ rank }) => Number(rank <= 3))), '%', {
      note: `${some.length} wordings`,
    })
  }
}

async function ownIndex(): Promise<SearchIndex> {
  const known = new Map(read(join(demo, 'services.json'), services).map((service) => [service.id, service]))
  const index = createSearchIndex()
  index.setSynonyms(read(join(demo, 'synonyms.json'), z.array(z.array(z.string()))))
  const all = readdirSync(join(demo, 'articles'))
    .toSorted()
    .flatMap((name) => read(join(demo, 'articles', name), articles))
  await index.fill(
    all.map(({ key, audience, services: ids, sv, en }): Indexed => {
      const serviceWords = ids.flatMap((id) => [known.get(id)?.name ?? '', ...(known.get(id)?.words ?? [])])
      const languages = [{ ...sv, serviceWords }, ...(en ? [{ ...en, serviceWords: [] }] : [])]
      return {
        key,
        group: audience,
        texts: articleTexts(languages),
        questions: languages.flatMap(({ questions }) => questions),
      }
    }),
  )
  return index
}

function read<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
