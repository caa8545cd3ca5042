/** A municipality's articles as rows: each published as its first version, in the shape the answer bank stores. */
import { bodyOf } from '#domains/answers/index.ts'
import { idOf } from '#platform/database/ids.ts'
import type { DemoData } from './data-format.ts'
import type { DemoArticle } from './knowledge-format.ts'

type Row = Record<string, unknown>
type Source = Pick<DemoData, 'units' | 'staff'> & { municipality: { code: string; number: number } }

/** Who looks after a unit's articles: its information coordinator, else the one of its department. */
function coordinatorOf(data: Source, unitCode: string): string | null {
  const department = data.units.find((unit) => unit.id === unitCode)?.department
  const near = new Set(data.units.filter((unit) => unit.department === department).map((unit) => unit.id))
  const coordinators = data.staff.filter((person) =>
    person.roles.some((held) => held.role === 'information_coordinator'),
  )
  const own = coordinators.find((person) => person.unit === unitCode)
  return (own ?? coordinators.find((person) => near.has(person.unit)))?.id ?? null
}

/** Somebody else in the unit, who read it through. */
function readerOf(data: Source, unitCode: string, writer: string | null): string | null {
  return data.staff.find((person) => person.unit === unitCode && person.id !== writer && !person.protected)?.id ?? null
}

/** The languages of an article: as typed, with the blocks made of it. */
function textsOf(article: DemoArticle): Record<string, unknown> {
  const stored = (text: { questions: string[]; short: string; body?: string | undefined }) => ({
    questions: text.questions,
    short: text.short,
    markup: text.body ?? '',
    body: bodyOf(text.body ?? ''),
  })
  return { sv: stored(article.sv), ...(article.en ? { en: stored(article.en) } : {}) }
}

/** All rows of a municipality's articles, in an order in which every reference points back. */
export function articleTables(data: Source, articles: readonly DemoArticle[]): { name: string; rows: Row[] }[] {
  const { code, number: municipality_id } = data.municipality
  const id = (kind: string, itsCode: string | null) => (itsCode ? idOf(code, kind, itsCode) : null)
  const authorityOf = new Map(data.units.map((unit) => [unit.id, unit.authority]))
  const made = articles.map((article) => {
    const at = `${article.validFrom}T08:00:00+01:00`
    const writer = coordinatorOf(data, article.unit)
    const whose = { authority_id: id('authority', authorityOf.get(article.unit) ?? null) }
    return { article, at, writer, whose, article_id: id('article', article.key) }
  })
  return [
    {
      name: 'article',
      rows: made.map(({ article, at, writer, whose, article_id }) => ({
        municipality_id,
        id: article_id,
        code: article.key,
        owner_unit_id: id('unit', article.unit),
        ...whose,
        owner_staff_id: id('staff', writer),
        review_on: article.reviewOn,
        edit: 1,
        made_at: at,
        made_by: id('staff', writer),
        changed_at: at,
      })),
    },
    {
      name: 'article_version',
      rows: made.map(({ article, at, writer, whose, article_id }) => ({
        municipality_id,
        article_id,
        version: 1,
        state: 'published',
        audience: article.audience,
        unit_id: id('unit', article.unit),
        ...whose,
        valid_from: article.validFrom,
        title: article.sv.questions[0],
        texts: textsOf(article),
        words: [article.sv, article.en]
          .flatMap((text) => (text ? [...text.questions, text.short] : []))
          .join('\n')
          .toLowerCase(),
        links: article.links,
        forms: article.forms,
        sources: article.sources,
        files: [],
        written_by: id('staff', writer),
        written_at: at,
        reviewed_by: id('staff', readerOf(data, article.unit, writer)),
        reviewed_at: at,
        published_by: id('staff', writer),
        published_at: at,
      })),
    },
    {
      name: 'article_service',
      rows: made.flatMap(({ article, article_id }) =>
        article.services.map((service, place) => ({
          municipality_id,
          service_id: id('service', service),
          article_id,
          version: 1,
          place,
        })),
      ),
    },
  ]
}
