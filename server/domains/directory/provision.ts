import type { z } from 'zod'
import { addStaff, changeStaff, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type { listProvisioned as listOperation, provision as provisionOperation } from './contract.ts'
import { entriesChanged } from './entries-changed.ts'
import { unitsByName } from './import-people.ts'
import type { provisioned as shape } from './replies.ts'
import { keyById } from './scim-keys.ts'

type Provisioned = z.input<typeof shape>
type Input = z.output<typeof provisionOperation.input>

const read = (
  day: string,
) => sql`s.id, s.subject as "userName", s.external_id as "externalId", s.given_name as "givenName",
  s.family_name as "familyName", s.title, s.email, s.phone, s.language, u.code as "unitCode", s.code,
  (s.left_on is null or s.left_on >= ${day}) as active, s.version`

/** People as another system keeps them. Those with protected identity only for a key that is made for it; also not counted. */
export async function listProvisioned(context: Context, input: z.output<typeof listOperation.input>) {
  const { tx, actor, clock } = context
  const key = await keyById(context, input.keyId)
  const day = localDate(clock.now(), await zoneOf(context)).toString()
  const value = input.value ?? ''
  const wanted = {
    none: sql`true`,
    id: sql`s.id::text = ${value}`,
    // The specification: user names are compared without case, external ids with it.
    userName: sql`lower(s.subject) = lower(${value})`,
    externalId: sql`s.external_id = ${value}`,
  }[input.field ?? 'none']
  const from = sql`from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${actor.municipalityId} and (not s.protected or ${key.seesProtected}) and ${wanted}`
  const total = await sql<{ n: number }>`select count(*) as n ${from}`.execute(tx)
  const { rows } = await sql<Provisioned>`select ${read(day)} ${from} order by s.code, s.id
    limit ${input.count} offset ${input.start - 1}`.execute(tx)
  return { total: total.rows[0]?.n ?? 0, people: rows }
}

/** Another system adds a person, changes one, or ends or takes up the employment again. */
export async function provision(context: Context, input: Input) {
  const { tx, actor, clock } = context
  // load
  const key = await keyById(context, input.keyId)
  const today = localDate(clock.now(), await zoneOf(context))
  const before = input.staffId ? await existing(context, input.staffId, key.seesProtected) : null
  const units = await unitsByName(context)
  // check
  const unitId = input.unitCode ? units.get(input.unitCode.toLocaleLowerCase('sv')) : (before?.unitId ?? key.unitId)
  if (!unitId) throw wrong('unitCode', 'scim.unknown-unit')
  await mustBeFree(context, input)
  // apply
  const isActive = before ? before.leftOn === null || before.leftOn >= today.toString() : true
  const details = {
    subject: input.userName,
    externalId: input.externalId,
    givenName: input.givenName,
    familyName: input.familyName,
    title: input.title ?? '',
    email: input.email,
    phone: input.phone,
    unitId,
    source: 'scim' as const,
    // Ended from this moment: nobody acts after their last day. Who is already gone keeps the day it was.
    ...(input.active === isActive && before
      ? {}
      : { leftOn: input.active ? null : today.subtract({ days: 1 }).toString() }),
  }
  // save
  const staffId = before
    ? await change(context, before.id, details, input.version ?? null)
    : await addStaff(
        context,
        {
          code: input.userName,
          room: null,
          languages: ['sv'],
          hours: null,
          protected: false,
          leftOn: null,
          ...details,
        },
        clock.now(),
      )
  await entriesChanged(context, { people: [staffId] })
  // reply
  const saved = await sql<Provisioned>`select ${read(today.toString())} from staff_member s
    join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = ${actor.municipalityId} and s.id = ${staffId}`.execute(tx)
  return { ...saved.rows[0]!, staffId }
}

async function change(
  context: Context,
  staffId: string,
  details: Parameters<typeof changeStaff>[2],
  version: number | null,
): Promise<string> {
  if ((await changeStaff(context, staffId, details, version)) === null) throw new Problem(409, 'directory.changed')
  return staffId
}

async function existing({ tx, actor }: Context, staffId: string, seesProtected: boolean) {
  const { rows } = await sql<{ id: string; unitId: string; leftOn: string | null }>`
    select id, unit_id as "unitId", left_on as "leftOn" from staff_member
    where municipality_id = ${actor.municipalityId} and id = ${staffId} and (not protected or ${seesProtected}) for update`.execute(
    tx,
  )
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** User names and external ids are one person's each. Whose they are is not told. */
async function mustBeFree({ tx, actor }: Context, input: Input): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from staff_member where municipality_id = ${actor.municipalityId}
    and (lower(subject) = lower(${input.userName}) or external_id = ${input.externalId}
      or (${input.staffId == null} and lower(code) = lower(${input.userName})))
    and id is distinct from ${input.staffId ?? null}::uuid limit 1`.execute(tx)
  if (rows[0]) throw new Problem(409, 'scim.taken')
}

function wrong(field: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer: `/${field}`, code, detail: code }])
}
