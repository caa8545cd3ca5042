/** The statements of the seed. One row per contact is decided first (bench_plan); every table is then written from it. */

/** A number from 0 to `below` - 1 that follows from the row and a salt: the same every time, without its pattern showing. */
function draw(salt: number, below: number | string, row = 'n'): string {
  return `((hashint8extended(${row}, ${salt}) & 2147483647) % ${below})::int`
}

/** An id as version 7 makes them, so that indexes grow as they do in use: first the time, then what follows from the row. */
function id(salt: string, at = 'at', row = 'n'): string {
  const drawn = `md5('${salt}' || ${row})`
  return `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(${drawn}, 1, 3) || '8' || substr(${drawn}, 4, 15))::uuid`
}

function oneOf(salt: number, words: readonly string[], row = 'n'): string {
  return `(array[${words.map((word) => `'${word}'`).join(', ')}])[1 + ${draw(salt, words.length, row)}]`
}

const DAYS = 730
/** A person's id needs no time of its own. */
const personId = (row: string) => id('person', `timestamptz '2020-01-01'`, row)
const centre = `(select id from unit where municipality_id = 1 and kind = 'service_centre')`
const peopleFor = (contacts: number) => Math.ceil(contacts / 5)

/** $1: json of what is asked, with service and answer. */
export const texts = `create unlogged table bench_text as
  select row_number() over () - 1 as k, s.asked, s.answer, s.service_id, v.unit_id, v.authority_id, case when u.secret then u.id end as secret_id
  from jsonb_to_recordset($1::jsonb) as s(service_id uuid, asked text, answer text)
  join service v on v.municipality_id = 1 and v.id = s.service_id join unit u on u.municipality_id = 1 and u.id = v.unit_id`

const given = [
  'Alva',
  'Björn',
  'Cecilia',
  'Dag',
  'Ester',
  'Folke',
  'Gun',
  'Hassan',
  'Iris',
  'Jonas',
  'Karin',
  'Leila',
  'Måns',
  'Åke',
]
const family = [
  'Alm',
  'Björkö',
  'Dahl',
  'Ek',
  'Forsén',
  'Gran',
  'Hägg',
  'Idegran',
  'Juhlin',
  'Karlgren',
  'Lönn',
  'Öst',
  'Sandin',
]

/** Invented people, one for every five contacts. */
export function people(contacts: number): string {
  return `insert into person (municipality_id, id, given_name, family_name, protected_identity, address, postal_code, email)
    select 1, ${personId('n')}, ${oneOf(31, given)}, ${oneOf(32, family)}, case when ${draw(33, 200)} = 0 then 1 else 0 end,
      ${oneOf(34, ['Lönngatan ', 'Hasselvägen ', 'Storgatan ', 'Kvarnbacken '])} || (1 + n % 90), '999 0' || (n % 9), 'person' || n || '@ekby.example'
    from generate_series(1, ${peopleFor(contacts)}) n`
}

/** Decides everything about every contact: when, how, about what, whose it became and how it ended. */
export function plan(contacts: number, now: Date, open: number): string[] {
  const end = `timestamptz '${now.toISOString()}'`
  // Working days only; within a day from 8 to 16.30, evenly.
  const workingDays = Math.floor((DAYS * 5) / 7)
  const latest = Math.min(contacts, open * 1.6)
  return [
    `create unlogged table bench_plan as
    with moments as (
      select n, (n - 1) * ${workingDays}::float8 / ${contacts} as day from generate_series(1, ${contacts}) n
    ), placed as (
      select n, ((date_trunc('week', ${end} at time zone 'Europe/Stockholm') - interval '${DAYS} days')
        + ((floor(day / 5) * 7 + floor(day)::int % 5) * interval '1 day') + interval '8 hours' + (day - floor(day)) * interval '510 minutes')
        at time zone 'Europe/Stockholm' as at
      from moments
    ), decided as (
      select n, at, t.*, ${draw(1, 100)} as of_channel, ${draw(3, 100)} as of_open, ${draw(4, 100)} as of_closed,
        (n > ${contacts} - ${latest} and ${draw(2, 8)} < 5) as is_open
      from placed join bench_text t on t.k = ${draw(9, '(select count(*) from bench_text)')}
    ), owned as (
      select d.*, case when not is_open then (case when of_closed < 22 then 'unit_closed' else 'centre_closed' end)
        when of_open < 45 then 'waiting' when of_open < 60 then 'kept' when of_open < 75 then 'offered' else 'with_unit' end as stage
      from decided d
    )
    select n, at, asked, answer, service_id, authority_id, unit_id, secret_id, stage, is_open,
      case when of_channel < 55 then 'phone' when of_channel < 74 then 'visit' when of_channel < 88 then 'email' when of_channel < 96 then 'web' else 'chat' end as channel,
      case when of_channel between 55 and 73 then (select id from place where municipality_id = 1 order by kind desc, id limit 1) end as place_id,
      case when stage in ('unit_closed', 'with_unit') then unit_id else ${centre} end as owner_unit_id,
      (select array_agg(staff_id order by staff_id) from unit_member where municipality_id = 1 and unit_id = ${centre}) as guides,
      stage in ('unit_closed', 'with_unit', 'offered') as handed_over,
      stage = 'waiting' and ${draw(5, 100)} < 8 as came_back,
      case when is_open then null when stage = 'unit_closed' then least(${end}, at + ${draw(7, 4000)} * interval '1 minute') else at + interval '4 minutes' end as closed_at,
      case when is_open then ${end} + (${draw(6, 7 * 1440)} - 2 * 1440) * interval '1 minute' else at + interval '1 day' end as due_at,
      case when ${draw(8, 10)} < 5 then 'anonymous' when ${draw(8, 10)} < 8 then 'claimed' else 'known' end as identity,
      case when ${draw(8, 10)} >= 8 then ${personId(`(1 + ${draw(10, peopleFor(contacts))})::int`)} end as person_id,
      ${id('question')} as question_id, ${id('contact')} as contact_id, ${id('record')} as record_id
    from owned`,
    `alter table bench_plan add guide_id uuid`,
    `update bench_plan set guide_id = guides[1 + ${draw(11, 'cardinality(guides)')}]`,
    `alter table bench_plan drop guides`,
    `analyze bench_plan`,
    // The audit trail has a part for each month.
    `select ensure_audit_month(day::date) from generate_series(${end} - interval '${DAYS + 31} days', ${end}, interval '20 days') day`,
  ]
}

const outcome = `case when stage = 'unit_closed' then 'answered_by_unit' when ${draw(12, 10)} < 7 then 'answered_directly'
  when ${draw(12, 10)} < 9 then 'shown_how' else 'answered_after_finding_out' end`
const spoken = oneOf(13, [
  'Det gäller oss på gatan också.',
  'Jag ringde i förra veckan.',
  'Tack på förhand.',
  'Vi undrar hela familjen.',
  'Kan ni höra av er under dagen?',
  'Jag har letat på webben men hittar inget.',
])

/** The questions themselves, their words and where they were raised. */
export const questions: readonly string[] = [
  `insert into record_entry (municipality_id, id, authority_id, state, received_at, changed_at)
    select 1, record_id, authority_id, 'kept', at, at from bench_plan order by n`,
  `insert into contact (municipality_id, id, record_id, channel, place_id, identity, person_id, claimed_name, reply_by, reply_to, started_at, ended_at,
      registered_at, registered_by)
    select 1, contact_id, record_id, channel, place_id, identity, person_id, case when identity = 'claimed' then ${oneOf(14, given)} end,
      case when channel = 'email' then 'email' end, case when channel = 'email' then 'brev' || n || '@ekby.example' end, at, at + interval '4 minutes',
      at + interval '4 minutes', guide_id from bench_plan order by n`,
  `insert into question (municipality_id, id, reference, code_hash, service_id, authority_id, channel, place_id, state, owner_unit_id, owner_staff_id,
      offered_unit_id, secrecy_unit_id, outcome, came_back, came_back_at, handed_over, opened_at, due_at, closed_at)
    select 1, question_id, upper(substr(md5('r' || n), 1, 11)), md5('c' || n), service_id, authority_id, channel, place_id,
      case when is_open then 'open' else 'closed' end, owner_unit_id, case when stage = 'kept' then guide_id end,
      case when stage = 'offered' then unit_id end, secret_id, case when not is_open then ${outcome} end,
      case when came_back then 'returned' end, case when came_back then at + interval '5 hours' end, handed_over, at, due_at, closed_at
    from bench_plan order by n`,
  `insert into contact_question (municipality_id, contact_id, question_id, raised_first) select 1, contact_id, question_id, true from bench_plan order by n`,
  // Every twelfth question is asked about once more, a day later.
  `insert into record_entry (municipality_id, id, authority_id, state, received_at, changed_at)
    select 1, ${id('again-record')}, authority_id, 'kept', at + interval '1 day', at from bench_plan where n % 12 = 0 order by n`,
  `insert into contact (municipality_id, id, record_id, channel, identity, started_at, registered_at, registered_by)
    select 1, ${id('again')}, ${id('again-record')}, 'phone', 'anonymous', at + interval '1 day', at + interval '1 day', guide_id
    from bench_plan where n % 12 = 0 order by n`,
  `insert into contact_question (municipality_id, contact_id, question_id, raised_first)
    select 1, ${id('again')}, question_id, false from bench_plan where n % 12 = 0 order by n`,
]

const event = (salt: string, at: string, kind: string, unit: string, details: string, where: string) =>
  `insert into question_event (municipality_id, question_id, id, at, kind, staff_id, unit_id, details)
    select 1, question_id, ${id(salt, at)}, ${at}, '${kind}', guide_id, ${unit}, ${details} from bench_plan where ${where} order by n`
const message = (salt: string, at: string, kind: string, unit: string, body: string, where: string) =>
  `insert into question_message (municipality_id, id, question_id, secrecy_unit_id, kind, at, staff_id, unit_id, body)
    select 1, ${id(salt, at)}, question_id, secret_id, '${kind}', ${at}, guide_id, ${unit}, ${body} from bench_plan where ${where} order by n`
const offeredAt = `at + interval '4 minutes'`
const acceptedAt = `at + interval '2 hours'`

/** What hangs on questions: words, messages, the timeline, hand-overs, promises, the audit trail. */
export const aroundQuestions: readonly string[] = [
  `insert into question_content (municipality_id, question_id, secrecy_unit_id, heading, asked, location)
    select 1, question_id, secret_id, left(asked, 80), asked || ' ' || ${spoken}, case when n % 3 = 0 then 'Lönngatan ' || (1 + n % 80) end
    from bench_plan order by n`,
  event('e1', 'at', 'received', centre, `jsonb_build_object('channel', channel)`, 'true'),
  event(
    'e2',
    offeredAt,
    'offered',
    centre,
    `jsonb_build_object('toUnitId', unit_id, 'toStaffId', null, 'acceptBy', at + interval '4 hours')`,
    'handed_over',
  ),
  event('e3', acceptedAt, 'accepted', 'unit_id', `'{}'`, `handed_over and stage <> 'offered'`),
  event('e4', 'closed_at', 'answered', 'owner_unit_id', `'{}'`, 'not is_open'),
  event('e5', 'closed_at', 'closed', 'owner_unit_id', `jsonb_build_object('outcome', ${outcome})`, 'not is_open'),
  message(
    'm1',
    offeredAt,
    'greeting',
    centre,
    `'Hej, vill ni ta den här? Ring gärna om något är oklart.'`,
    'handed_over',
  ),
  message('m2', 'closed_at', 'answer', 'owner_unit_id', 'answer', 'not is_open'),
  message(
    'm3',
    `at + interval '30 minutes'`,
    'note',
    'owner_unit_id',
    `'Talade med handläggaren, som återkommer i eftermiddag.'`,
    'n % 9 = 0',
  ),
  `insert into hand_over (municipality_id, id, question_id, from_unit_id, to_unit_id, state, offered_by, offered_at, accept_by, answer_by, ended_at, reason)
    select 1, ${id('hand-over')}, question_id, ${centre}, unit_id, case when stage = 'offered' then 'offered' when came_back then 'returned' else 'accepted' end,
      guide_id, ${offeredAt}, case when stage = 'offered' then due_at + interval '3 days' else at + interval '4 hours' end, at + interval '2 days',
      case when stage <> 'offered' then ${acceptedAt} end, case when came_back then 'wrong_receiver' end
    from bench_plan where handed_over or came_back order by n`,
  `insert into promise (municipality_id, id, question_id, kind, due_at, made_by, made_at)
    select 1, ${id('promise')}, question_id, 'call_back', due_at + interval '3 days', guide_id, ${offeredAt} from bench_plan where stage = 'kept' order by n`,
  `insert into audit_entry (municipality_id, at, id, actor_kind, actor_id, operation, subject_kind, subject_id)
    select 1, at, ${id('audit')}, 'staff', guide_id, 'contact.received', 'contact', contact_id from bench_plan order by n`,
]

const day = (at: string) => `(${at} at time zone 'Europe/Stockholm')::date`

/** The figures that the questions would have left, folded into days. */
export const figures: readonly string[] = [
  `create temp table bench_step as
    select at, owner_unit_id as unit_id, service_id, place_id, channel, secret_id, 'received' as measure from bench_plan
    union all select closed_at, owner_unit_id, service_id, place_id, channel, secret_id,
      case when stage = 'unit_closed' then 'closed_later' else 'closed_directly' end from bench_plan where not is_open
    union all select at, owner_unit_id, service_id, place_id, channel, secret_id, 'offered' from bench_plan where handed_over`,
  `insert into question_figure_day (municipality_id, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure, amount)
    select 1, ${day('at')}, unit_id, service_id, place_id, channel, secret_id, measure, count(*) from bench_step group by 2, 3, 4, 5, 6, 7, 8`,
  `insert into question_figure_unit_day (municipality_id, day, unit_id, secrecy_unit_id, received, raised_again, closed_directly, closed_later,
      closed_otherwise, offered, accepted, returned, expired, reopened, promises_broken)
    select 1, ${day('at')}, unit_id, secret_id, count(*) filter (where measure = 'received'), 0, count(*) filter (where measure = 'closed_directly'),
      count(*) filter (where measure = 'closed_later'), 0, count(*) filter (where measure = 'offered'), 0, 0, 0, 0, 0
    from bench_step group by 2, 3, 4`,
]

/** Names every foreign key of the public schema that some row breaks. */
export const checkKeys = `select case when (xpath('//n/text()', query_to_xml(
    format('select count(*) as n from %s a where %s and not exists (select from %s b where %s)', conrelid::regclass,
      (select string_agg(format('a.%I is not null', attname), ' and ') from pg_attribute where attrelid = conrelid and attnum = any (conkey)),
      confrelid::regclass,
      (select string_agg(format('a.%I = b.%I', f.attname, t.attname), ' and ') from unnest(conkey, confkey) as pair(from_key, to_key)
        join pg_attribute f on f.attrelid = conrelid and f.attnum = from_key join pg_attribute t on t.attrelid = confrelid and t.attnum = to_key)),
    false, false, '')))[1]::text::bigint > 0 then conname end as broken
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    and conrelid::regclass::text in ('record_entry', 'contact', 'question', 'question_content', 'question_message', 'question_event',
      'contact_question', 'hand_over', 'promise', 'question_figure_day', 'question_figure_unit_day')`
