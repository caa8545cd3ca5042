import type { z } from 'zod'
import { departmentNames, staffNames, unitById, unitsByIds } from '#domains/staff/index.ts'
import { localDate, swedishZone } from '#platform/clock/zoned.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Context } from '#platform/operations/context.ts'
import { notFound, Problem } from '#platform/operations/problem.ts'
import type {
  listAgreements as listOperation,
  readAgreement as readOperation,
  writeAgreement as writeOperation,
} from './contract.ts'
import { allServices, forgetServices, type ServiceRow } from './service-store.ts'
import { termsOf } from './terms.ts'

function today(context: Context): string {
  return localDate(context.clock.now(), swedishZone).toString()
}

/** The agreement in force, or the default rule in the same shape with version 0. */
function inForce(service: ServiceRow) {
  const terms = termsOf(service)
  return (
    service.agreement ?? {
      unitId: terms.unitId,
      version: 0,
      centre: terms.centre,
      acceptWithinMinutes: terms.acceptWithinMinutes,
      answerWithinMinutes: terms.answerWithinMinutes,
      validFrom: '',
      steps: [],
      note: '',
      supportPhone: null,
    }
  )
}

/** What holds for every service, of all units or one. */
export async function listAgreements(context: Context, input: z.output<typeof listOperation.input>) {
  const day = today(context)
  const services = [...(await allServices(context.tx, context.actor.municipalityId, day)).values()].filter(
    (service) =>
      (service.endsOn === null || service.endsOn >= day) && (!input.unitId || inForce(service).unitId === input.unitId),
  )
  const units = await unitsByIds(
    context,
    new Set(services.flatMap((service) => [service.unitId, inForce(service).unitId])),
  )
  const departments = await departmentNames(context)
  return {
    rows: services.map((service) => {
      const agreement = inForce(service)
      return {
        serviceId: service.id,
        service: service.shortName,
        name: service.name,
        department: departments.get(service.departmentId) ?? '',
        unit: units.get(agreement.unitId)?.shortName ?? '',
        unitId: agreement.unitId,
        rosaLevel: service.rosaLevel,
        byDefault: service.agreement === null,
        agreement,
      }
    }),
  }
}

/** One service's agreement with all its versions, newest first. */
export async function readAgreement(context: Context, input: z.output<typeof readOperation.input>) {
  const { tx, actor } = context
  const service = (await allServices(tx, actor.municipalityId, today(context))).get(input.serviceId)
  if (!service) throw notFound()
  const versions = await sql<NonNullable<ServiceRow['agreement']> & { writtenBy: string | null; writtenAt: Date }>`
    select unit_id as "unitId", version, centre, accept_within_minutes as "acceptWithinMinutes", answer_within_minutes as "answerWithinMinutes",
      valid_from as "validFrom", steps, note, support_phone as "supportPhone", written_by as "writtenBy", written_at as "writtenAt"
    from agreement where municipality_id = ${actor.municipalityId} and service_id = ${service.id} order by version desc limit 100`.execute(
    tx,
  )
  const names = await staffNames(
    context,
    new Set(versions.rows.map((row) => row.writtenBy).filter((id) => id !== null)),
  )
  return {
    serviceId: service.id,
    service: service.shortName,
    name: service.name,
    rosaLevel: service.rosaLevel,
    unit: (await unitById(context, inForce(service).unitId))?.shortName ?? '',
    current: inForce(service),
    byDefault: service.agreement === null,
    versions: versions.rows.map((row) => ({
      ...row,
      writtenBy: row.writtenBy ? (names.get(row.writtenBy) ?? null) : null,
      writtenAt: row.writtenAt.toISOString(),
    })),
  }
}

/** Writes a new version of an agreement. Of two who write at once on the same reading one is told to read the other's first. */
export async function writeAgreement(context: Context, input: z.output<typeof writeOperation.input>) {
  const { tx, actor, clock } = context
  const at = clock.now()
  // load
  const service = (await allServices(tx, actor.municipalityId, today(context))).get(input.serviceId)
  if (!service) throw notFound()
  const newest = await sql<{ version: number | null }>`select max(version) as version from agreement
    where municipality_id = ${actor.municipalityId} and service_id = ${service.id}`.execute(tx)
  const last = newest.rows[0]?.version ?? 0
  // check
  if (last !== input.readVersion) throw new Problem(409, 'agreement.newer')
  if (!(await unitById(context, input.unitId)))
    throw new Problem(422, 'bad-input', {}, [{ pointer: '/unitId', code: 'wrong', detail: 'unknown unit' }])
  // apply
  if (input.validFrom < today(context)) {
    throw new Problem(422, 'agreement.past', {}, [{ pointer: '/validFrom', code: 'agreement.past', detail: 'past' }])
  }
  // save
  const written =
    await sql`insert into agreement (municipality_id, id, service_id, unit_id, version, centre, accept_within_minutes,
      answer_within_minutes, support_phone, valid_from, steps, note, written_by, written_at)
    values (${actor.municipalityId}, ${newId(at)}, ${service.id}, ${input.unitId}, ${last + 1}, ${input.centre}, ${input.acceptWithinMinutes},
      ${input.answerWithinMinutes}, ${input.supportPhone ?? null}, ${input.validFrom}, ${JSON.stringify(input.steps)}::jsonb, ${input.note},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${at}) on conflict (municipality_id, service_id, version) do nothing returning id`.execute(
      tx,
    )
  if (written.rows.length === 0) throw new Problem(409, 'agreement.newer')
  forgetServices(actor.municipalityId)
  // reply
  return { serviceId: service.id, version: last + 1 }
}
