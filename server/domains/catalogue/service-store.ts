import { sql, type Tx } from '#platform/database/database.ts'

/** A service as the catalogue knows it, with the agreement that holds on a day. */
export type ServiceRow = {
  id: string
  code: string
  name: string
  shortName: string
  rosaLevel: number
  departmentId: string
  unitId: string
  authorityId: string
  words: string[]
  secret: boolean
  endsOn: string | null
  agreement: {
    unitId: string
    version: number
    centre: 'answers' | 'prepares' | 'receives'
    acceptWithinMinutes: number
    answerWithinMinutes: number
    validFrom: string
    steps: { who: string; what: string }[]
    note: string
    supportPhone: string | null
  } | null
}

type Kept = { until: number; services: Map<string, ServiceRow> }
const memory = new Map<string, Kept>()
/** The catalogue is read on every page and changes a few times a year; a change is seen everywhere within this time. */
const KEPT_MS = 5_000

/** All services of the municipality, ended ones too, by id, with the agreement valid on `day`. Kept for five seconds per process. */
export async function allServices(
  tx: Tx,
  municipalityId: number,
  day: string,
): Promise<ReadonlyMap<string, ServiceRow>> {
  const key = `${municipalityId} ${day}`
  const kept = memory.get(key)
  if (kept && kept.until > performance.now()) return kept.services
  const rows = await sql<ServiceRow>`
    select s.id, s.code, s.name, s.short_name as "shortName", s.rosa_level as "rosaLevel", s.department_id as "departmentId",
      s.unit_id as "unitId", s.authority_id as "authorityId", s.words, s.secret, s.ends_on as "endsOn",
      case when a.id is null then null else json_build_object('unitId', a.unit_id, 'version', a.version, 'centre', a.centre,
        'acceptWithinMinutes', a.accept_within_minutes, 'answerWithinMinutes', a.answer_within_minutes, 'validFrom', a.valid_from,
        'steps', a.steps, 'note', a.note, 'supportPhone', a.support_phone) end as agreement
    from service s
    left join lateral (
      select * from agreement a where a.municipality_id = s.municipality_id and a.service_id = s.id and a.valid_from <= ${day}::date
      order by a.version desc limit 1
    ) a on true
    where s.municipality_id = ${municipalityId}
    order by s.short_name collate "sv-SE-x-icu"`.execute(tx)
  const services = new Map(rows.rows.map((row) => [row.id, row]))
  if (memory.size > 200) memory.clear()
  memory.set(key, { until: performance.now() + KEPT_MS, services })
  return services
}

/** Forgets what is kept of a municipality, after a change in this process. */
export function forgetServices(municipalityId: number): void {
  for (const key of memory.keys()) if (key.startsWith(`${municipalityId} `)) memory.delete(key)
}
