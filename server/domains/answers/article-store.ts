import { sql, type Tx } from '#platform/database/database.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import { storableJson } from '#platform/text/storable-json.ts'
import type { Article, Version } from './article.ts'
import type { Body } from './body.ts'
import type { Audience } from './fields.ts'

/** One language of a version as stored: what was typed and the blocks made of it. */
export type StoredText = { questions: string[]; short: string; markup: string; body: Body }

/** What a version says, as stored. */
export type Content = {
  audience: Audience
  validFrom: string
  validTo: string | null
  title: string
  texts: Record<string, StoredText>
  links: { label: string; url: string }[]
  forms: { label: string; url: string }[]
  sources: { title: string; url: string; readOn: string }[]
  files: { fileId: string; name: string; mediaType: string; size: number }[]
  serviceIds: string[]
}

/** A version whole, with who did what to it when. */
export type VersionRow = Version &
  Content & {
    writtenAt: Date
    reviewedBy: string | null
    reviewedAt: Date | null
    publishedBy: string | null
    publishedAt: Date | null
    retiredBy: string | null
    retiredAt: Date | null
    retiredWhy: 'replaced' | 'ended' | 'taken_away' | 'dropped' | null
  }

/** The columns of an article, aliased a. */
export const articleColumns = sql`a.id, a.municipality_id as "municipalityId", a.code, a.owner_unit_id as "ownerUnitId",
  a.authority_id as "authorityId", a.owner_staff_id as "ownerStaffId", a.review_on as "reviewOn", a.edit, a.changed_at as "changedAt"`

/** The columns that tell of a version without its words, aliased v. */
const lineColumns = sql`v.version, v.state, v.audience, v.title, v.written_by as "writtenBy", v.written_at as "writtenAt",
  v.review_asked_at as "reviewAskedAt", v.reviewed_by as "reviewedBy", v.reviewed_at as "reviewedAt", v.publish_at as "publishAt",
  v.published_by as "publishedBy", v.published_at as "publishedAt", v.retired_by as "retiredBy", v.retired_at as "retiredAt",
  v.retired_why as "retiredWhy", v.valid_from as "validFrom", v.valid_to as "validTo"`

/** The services of a version, the main one first. */
export const servicesOfVersion = sql`array(select s.service_id from article_service s where s.municipality_id = v.municipality_id
  and s.article_id = v.article_id and s.version = v.version order by s.place)`

const wholeColumns = sql`${lineColumns}, v.texts, v.links, v.forms, v.sources, v.files, ${servicesOfVersion} as "serviceIds"`

/** The article, or null when the actor sees no version of it. */
export async function findArticle(
  tx: Tx,
  municipalityId: number,
  articleId: string,
): Promise<(Article & { changedAt: Date }) | null> {
  const found = await sql<Article & { changedAt: Date }>`select ${articleColumns} from article a
    where a.municipality_id = ${municipalityId} and a.id = ${articleId}`.execute(tx)
  return found.rows[0] ?? null
}

/**
 * Locks the article for a change. Throws 404 when the actor does not see it, 403 when it is another authority's, and 409 when
 * somebody has changed it since it was read.
 */
export async function lockArticle(
  tx: Tx,
  municipalityId: number,
  articleId: string,
  readEdit: number | null,
): Promise<Article> {
  const found = await sql<Article>`select ${articleColumns} from article a
    where a.municipality_id = ${municipalityId} and a.id = ${articleId} for update`.execute(tx)
  const article = found.rows[0]
  if (!article) {
    if (await findArticle(tx, municipalityId, articleId)) throw new Problem(403, 'article.other-owner')
    throw notFound()
  }
  if (readEdit !== null && article.edit !== readEdit) throw new Problem(409, 'article.newer')
  return article
}

/** Stores a new article, and says whether its code was free. */
export async function insertArticle(tx: Tx, article: Article, by: string | null, at: Date): Promise<boolean> {
  const taken =
    await sql`insert into article (municipality_id, id, code, owner_unit_id, authority_id, owner_staff_id, review_on, edit,
      made_at, made_by, changed_at)
    values (${article.municipalityId}, ${article.id}, ${article.code}, ${article.ownerUnitId}, ${article.authorityId},
      ${article.ownerStaffId}, ${article.reviewOn}, 1, ${at}, ${by}, ${at}) on conflict do nothing`.execute(tx)
  return taken.numAffectedRows === 1n
}

/** Counts a change of a locked article. Returns the new count. */
export async function touchArticle(tx: Tx, article: Article, at: Date): Promise<number> {
  await sql`update article set edit = edit + 1, changed_at = ${at}
    where municipality_id = ${article.municipalityId} and id = ${article.id}`.execute(tx)
  return article.edit + 1
}

/** Gives a locked article other keepers and another review date. Reminders begin again. */
export async function setKeepers(
  tx: Tx,
  article: Article,
  keepers: Pick<Article, 'ownerUnitId' | 'authorityId' | 'ownerStaffId' | 'reviewOn'>,
  at: Date,
): Promise<number> {
  await sql`update article set edit = edit + 1, changed_at = ${at}, owner_unit_id = ${keepers.ownerUnitId},
      authority_id = ${keepers.authorityId}, owner_staff_id = ${keepers.ownerStaffId}, review_on = ${keepers.reviewOn},
      reminded_at = case when review_on = ${keepers.reviewOn}::date then reminded_at end,
      escalated_at = case when review_on = ${keepers.reviewOn}::date then escalated_at end
    where municipality_id = ${article.municipalityId} and id = ${article.id}`.execute(tx)
  return article.edit + 1
}

/** One version with all it says, or null. */
export async function findVersion(
  tx: Tx,
  municipalityId: number,
  articleId: string,
  version: number,
): Promise<VersionRow | null> {
  const found =
    await sql<VersionRow>`select ${wholeColumns} from article_version v where v.municipality_id = ${municipalityId}
    and v.article_id = ${articleId} and v.version = ${version}`.execute(tx)
  return found.rows[0] ?? null
}

/** The version being written, or null. At most one, by a unique index. */
export async function openVersion(tx: Tx, municipalityId: number, articleId: string): Promise<VersionRow | null> {
  const found =
    await sql<VersionRow>`select ${wholeColumns} from article_version v where v.municipality_id = ${municipalityId}
    and v.article_id = ${articleId} and v.state in ('draft', 'reviewed')`.execute(tx)
  return found.rows[0] ?? null
}

/** A version without its words. */
export type LineRow = Omit<VersionRow, keyof Content> & Pick<Content, 'audience' | 'title' | 'validFrom' | 'validTo'>

/** The versions the actor sees, newest first, without their words. */
export async function versionLines(tx: Tx, municipalityId: number, articleId: string): Promise<LineRow[]> {
  const found =
    await sql<LineRow>`select ${lineColumns} from article_version v where v.municipality_id = ${municipalityId}
    and v.article_id = ${articleId} order by v.version desc limit 200`.execute(tx)
  return found.rows
}

/** The number a new version gets. Counted under the article's lock, by whoever sees all its versions. */
export async function nextVersion(tx: Tx, municipalityId: number, articleId: string): Promise<number> {
  const found = await sql<{ last: number | null }>`select max(version) as last from article_version
    where municipality_id = ${municipalityId} and article_id = ${articleId}`.execute(tx)
  return (found.rows[0]?.last ?? 0) + 1
}

/** What a list is searched by. */
function wordsOf(content: Content): string {
  return Object.values(content.texts)
    .flatMap((text) => [...text.questions, text.short])
    .join('\n')
    .toLowerCase()
}

/** Begins a version. */
export async function insertVersion(
  tx: Tx,
  article: Article,
  version: number,
  content: Content,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into article_version (municipality_id, article_id, version, audience, unit_id, authority_id, valid_from, valid_to, title,
      texts, words, links, forms, sources, files, written_by, written_at)
    values (${article.municipalityId}, ${article.id}, ${version}, ${content.audience}, ${article.ownerUnitId}, ${article.authorityId},
      ${content.validFrom}, ${content.validTo}, ${content.title}, ${storableJson(content.texts)}::jsonb, ${wordsOf(content)},
      ${storableJson(content.links)}::jsonb, ${storableJson(content.forms)}::jsonb, ${storableJson(content.sources)}::jsonb,
      ${storableJson(content.files)}::jsonb, ${by}, ${at})`.execute(tx)
  await insertServices(tx, article, version, content.serviceIds)
}

/** Writes the version being written anew: whatever had been reviewed has to be reviewed again. */
export async function rewriteVersion(
  tx: Tx,
  article: Article,
  version: number,
  content: Content,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`update article_version set state = 'draft', audience = ${content.audience}, valid_from = ${content.validFrom},
      valid_to = ${content.validTo}, title = ${content.title}, texts = ${storableJson(content.texts)}::jsonb, words = ${wordsOf(content)},
      links = ${storableJson(content.links)}::jsonb, forms = ${storableJson(content.forms)}::jsonb,
      sources = ${storableJson(content.sources)}::jsonb, files = ${storableJson(content.files)}::jsonb, written_by = ${by},
      written_at = ${at}, reviewed_by = null, reviewed_at = null, publish_at = null
    where municipality_id = ${article.municipalityId} and article_id = ${article.id} and version = ${version}
      and state in ('draft', 'reviewed')`.execute(tx)
  await sql`delete from article_service where municipality_id = ${article.municipalityId} and article_id = ${article.id}
    and version = ${version}`.execute(tx)
  await insertServices(tx, article, version, content.serviceIds)
}

async function insertServices(tx: Tx, article: Article, version: number, serviceIds: string[]): Promise<void> {
  if (serviceIds.length === 0) return
  await tx
    .insertInto('article_service')
    .values(
      serviceIds.map((serviceId, place) => ({
        municipality_id: article.municipalityId,
        service_id: serviceId,
        article_id: article.id,
        version,
        place,
      })),
    )
    .execute()
}

/** What a step writes on a version. */
export type Mark =
  | { step: 'ask_review' }
  | { step: 'approve' }
  | { step: 'wait'; publishAt: Date }
  | { step: 'publish' }
  | { step: 'retire'; why: 'replaced' | 'ended' | 'taken_away' | 'dropped' }

/** Marks a version of a locked article with a step that the rules allow. */
export async function markVersion(
  tx: Tx,
  article: Pick<Article, 'municipalityId' | 'id'>,
  version: number,
  mark: Mark,
  by: string | null,
  at: Date,
): Promise<void> {
  const change = {
    ask_review: sql`review_asked_at = ${at}`,
    approve: sql`state = 'reviewed', reviewed_by = ${by}, reviewed_at = ${at}`,
    wait: sql`publish_at = ${mark.step === 'wait' ? mark.publishAt : null}, published_by = ${by}`,
    publish: sql`state = 'published', publish_at = null, published_at = ${at}, published_by = coalesce(${by}, published_by)`,
    retire: sql`state = 'retired', publish_at = null, retired_at = ${at}, retired_by = ${by},
      retired_why = ${mark.step === 'retire' ? mark.why : null}`,
  }[mark.step]
  await sql`update article_version set ${change} where municipality_id = ${article.municipalityId} and article_id = ${article.id}
    and version = ${version}`.execute(tx)
}
