import { sql, type Tx } from '#platform/database/database.ts'
import { notFound } from '#platform/operations/problem.ts'
import type { Severity } from './fields.ts'

/** A piece of news as it lies in the table. */
export type News = {
  id: string
  unitId: string
  authorityId: string
  onlyAuthority: boolean
  heading: string
  body: string
  severity: Severity
  startsAt: Date
  endsAt: Date
  pinned: boolean
  publicText: string | null
  publicTextEn: string | null
  revision: number
  postedBy: string | null
  postedAt: Date
  changedAt: Date
  serviceIds: string[]
}

/** A piece of news, and the revision the reader has read (0: none). */
export type NewsForReader = News & { readRevision: number }

/** What somebody writes. */
export type WrittenNews = Pick<
  News,
  | 'unitId'
  | 'authorityId'
  | 'onlyAuthority'
  | 'heading'
  | 'body'
  | 'severity'
  | 'startsAt'
  | 'endsAt'
  | 'publicText'
  | 'publicTextEn'
  | 'serviceIds'
>

const columns = sql`n.id, n.unit_id as "unitId", n.authority_id as "authorityId", n.only_authority as "onlyAuthority", n.heading, n.body,
  n.severity, n.starts_at as "startsAt", n.ends_at as "endsAt", n.pinned, n.public_text as "publicText", n.public_text_en as "publicTextEn",
  n.revision, n.posted_by as "postedBy", n.posted_at as "postedAt", n.changed_at as "changedAt",
  array(select s.service_id::text from news_service s where s.municipality_id = n.municipality_id and s.news_id = n.id) as "serviceIds"`

/** Most that is read at once of what holds or is to come: more than anybody reads. */
export const MOST = 200
export const PAGE = 50

export type Wanted = {
  municipalityId: number
  readerId: string | null
  now: Date
  view: 'current' | 'upcoming' | 'ended' | 'any'
  serviceId?: string | null | undefined
  words?: string | null | undefined
  newsId?: string
  /** Begun or changed after this moment. */
  since?: Date
  /** Begins before this moment. */
  beginsBefore?: Date
  after?: { at: Date; id: string } | null
}

/** News the actor may see, with what the reader has read. What holds now: unread, pinned, the most serious and the latest first. */
export async function readNewsRows(tx: Tx, wanted: Wanted): Promise<NewsForReader[]> {
  const { municipalityId, readerId, now, view, after } = wanted
  const conditions = [
    sql`n.municipality_id = ${municipalityId}`,
    ...whenOf(view, now),
    wanted.newsId ? sql`n.id = ${wanted.newsId}` : null,
    wanted.serviceId
      ? sql`exists (select from news_service s where s.municipality_id = n.municipality_id and s.news_id = n.id and s.service_id = ${wanted.serviceId})`
      : null,
    wanted.since ? sql`(n.starts_at >= ${wanted.since} or n.changed_at >= ${wanted.since})` : null,
    wanted.beginsBefore ? sql`n.starts_at < ${wanted.beginsBefore}` : null,
    ...wordsOf(wanted.words ?? ''),
    after ? sql`(n.ends_at, n.id) < (${after.at}, ${after.id}::uuid)` : null,
  ].filter((condition) => condition !== null)
  const found = await sql<NewsForReader>`
    select ${columns}, coalesce(r.revision, 0) as "readRevision" from news n
    left join news_read r on r.municipality_id = n.municipality_id and r.news_id = n.id and r.staff_id = ${readerId}
    where ${sql.join(conditions, sql` and `)} order by ${orders[view]} limit ${view === 'ended' ? PAGE + 1 : MOST}`.execute(
    tx,
  )
  return found.rows
}

const orders = {
  current: sql`(coalesce(r.revision, 0) < n.revision) desc, n.pinned desc, array_position(array['urgent', 'disturbance', 'information'], n.severity),
    n.starts_at desc, n.id desc`,
  upcoming: sql`n.starts_at, n.id`,
  ended: sql`n.ends_at desc, n.id desc`,
  any: sql`n.starts_at desc, n.id desc`,
}

function whenOf(view: Wanted['view'], now: Date) {
  if (view === 'current') return [sql`n.starts_at <= ${now}`, sql`n.ends_at > ${now}`]
  if (view === 'upcoming') return [sql`n.starts_at > ${now}`]
  return view === 'ended' ? [sql`n.ends_at <= ${now}`] : []
}

/** Every word must be somewhere in it. At most six: nobody means more. */
function wordsOf(words: string) {
  return words
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => sql`(n.heading || ' ' || n.body) ilike ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`)
}

/** A piece of news the actor may see, held until the transaction ends; 404 otherwise. */
export async function lockNews(tx: Tx, municipalityId: number, newsId: string): Promise<News> {
  const found =
    await sql<News>`select ${columns} from news n where n.municipality_id = ${municipalityId} and n.id = ${newsId} for update`.execute(
      tx,
    )
  const news = found.rows[0]
  if (!news) throw notFound()
  return news
}

/** Adds a new one. */
export async function insertNews(
  tx: Tx,
  municipalityId: number,
  newsId: string,
  news: WrittenNews,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into news (municipality_id, id, unit_id, authority_id, only_authority, heading, body, severity, starts_at, ends_at,
      public_text, public_text_en, posted_by, posted_at, changed_by, changed_at, told)
    values (${municipalityId}, ${newsId}, ${news.unitId}, ${news.authorityId}, ${news.onlyAuthority}, ${news.heading}, ${news.body},
      ${news.severity}, ${news.startsAt}, ${news.endsAt}, ${news.publicText}, ${news.publicTextEn}, ${by}, ${at}, ${by}, ${at},
      ${news.startsAt <= at ? 'begun' : 'nothing'})`.execute(tx)
  await insertServices(tx, municipalityId, newsId, news.serviceIds)
}

/** Changes it: the revision goes up by one. Returns the new revision. */
export async function updateNews(
  tx: Tx,
  municipalityId: number,
  newsId: string,
  news: WrittenNews,
  by: string | null,
  at: Date,
): Promise<number> {
  const changed = await sql<{ revision: number }>`
    update news set unit_id = ${news.unitId}, authority_id = ${news.authorityId}, only_authority = ${news.onlyAuthority},
      heading = ${news.heading}, body = ${news.body}, severity = ${news.severity}, starts_at = ${news.startsAt}, ends_at = ${news.endsAt},
      public_text = ${news.publicText}, public_text_en = ${news.publicTextEn}, revision = revision + 1, changed_by = ${by}, changed_at = ${at},
      told = ${news.startsAt <= at ? 'begun' : 'nothing'}
    where municipality_id = ${municipalityId} and id = ${newsId} returning revision`.execute(tx)
  await sql`delete from news_service where municipality_id = ${municipalityId} and news_id = ${newsId}`.execute(tx)
  await insertServices(tx, municipalityId, newsId, news.serviceIds)
  return changed.rows[0]!.revision
}

async function insertServices(
  tx: Tx,
  municipalityId: number,
  newsId: string,
  serviceIds: readonly string[],
): Promise<void> {
  if (serviceIds.length === 0) return
  await sql`insert into news_service (municipality_id, news_id, service_id)
    select ${municipalityId}::int, ${newsId}::uuid, unnest(${[...new Set(serviceIds)]}::uuid[])`.execute(tx)
}

/** Ends it at a moment. One that had not begun never will. */
export async function endNewsAt(tx: Tx, municipalityId: number, newsId: string, at: Date): Promise<void> {
  await sql`update news set ends_at = ${at}, starts_at = least(starts_at, ${at}::timestamptz - interval '1 millisecond'), told = 'ended'
    where municipality_id = ${municipalityId} and id = ${newsId}`.execute(tx)
}

/** Pins it, or lets it go. Not a change of its words. */
export async function pinNewsTo(tx: Tx, municipalityId: number, newsId: string, pinned: boolean): Promise<void> {
  await sql`update news set pinned = ${pinned} where municipality_id = ${municipalityId} and id = ${newsId}`.execute(tx)
}

/** Notes what somebody has read; never a revision that does not exist yet, and never fewer than before. */
export async function noteRead(
  tx: Tx,
  municipalityId: number,
  staffId: string,
  read: readonly { newsId: string; revision: number }[],
  at: Date,
): Promise<void> {
  if (read.length === 0) return
  await sql`insert into news_read as r (municipality_id, staff_id, news_id, revision, read_at)
    select n.municipality_id, ${staffId}::uuid, n.id, min(least(n.revision, x.revision)), ${at}::timestamptz
    from unnest(${read.map((each) => each.newsId)}::uuid[], ${read.map((each) => each.revision)}::int[]) as x (id, revision)
    join news n on n.municipality_id = ${municipalityId} and n.id = x.id group by n.municipality_id, n.id order by n.id
    on conflict (municipality_id, staff_id, news_id)
      do update set revision = excluded.revision, read_at = excluded.read_at where r.revision < excluded.revision`.execute(
    tx,
  )
}

/** How many that hold now the reader has not read. */
export async function countUnread(tx: Tx, municipalityId: number, staffId: string, now: Date): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from news n
    left join news_read r on r.municipality_id = n.municipality_id and r.news_id = n.id and r.staff_id = ${staffId}
    where n.municipality_id = ${municipalityId} and n.starts_at <= ${now} and n.ends_at > ${now}
      and coalesce(r.revision, 0) < n.revision`.execute(tx)
  return found.rows[0]?.count ?? 0
}

/** What citizens are told just now. */
export async function readPublicNews(tx: Tx, municipalityId: number, now: Date, most: number) {
  const found = await sql<{ newsId: string; severity: Severity; text: string; textEn: string | null; since: Date }>`
    select n.id as "newsId", n.severity, n.public_text as text, n.public_text_en as "textEn", n.starts_at as since from news n
    where n.municipality_id = ${municipalityId} and n.public_text is not null and n.starts_at <= ${now} and n.ends_at > ${now}
    order by array_position(array['urgent', 'disturbance', 'information'], n.severity), n.pinned desc, n.starts_at desc, n.id limit ${most}`.execute(
    tx,
  )
  return found.rows
}

/** Marks as told what began or ended since screens were last told. Returns how many. */
export async function markTold(tx: Tx, municipalityId: number, now: Date): Promise<number> {
  const told = await sql`update news set told = case when ends_at <= ${now} then 'ended' else 'begun' end
    where municipality_id = ${municipalityId} and told <> 'ended' and starts_at <= ${now} and (told = 'nothing' or ends_at <= ${now})`.execute(
    tx,
  )
  return Number(told.numAffectedRows ?? 0n)
}
