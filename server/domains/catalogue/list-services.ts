import { departmentNames, unitsByIds } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { localDate, swedishZone } from '#platform/clock/zoned.ts'
import { allServices } from './service-store.ts'
import { termsOf } from './terms.ts'

/** The services that can be asked about today, by name. */
export async function listServices(context: Context) {
  const { tx, actor, clock } = context
  const day = localDate(clock.now(), swedishZone).toString()
  const services = [...(await allServices(tx, actor.municipalityId, day)).values()].filter(
    (service) => service.endsOn === null || service.endsOn >= day,
  )
  const units = await unitsByIds(context, new Set(services.map((service) => service.unitId)))
  const departments = await departmentNames(context)
  return {
    services: services.map((service) => {
      const terms = termsOf(service)
      return {
        serviceId: service.id,
        code: service.code,
        name: service.name,
        shortName: service.shortName,
        words: service.words,
        rosaLevel: service.rosaLevel,
        unit: units.get(service.unitId)?.shortName ?? '',
        unitId: service.unitId,
        department: departments.get(service.departmentId) ?? '',
        centre: terms.centre,
        acceptWithinMinutes: terms.acceptWithinMinutes,
        secret: service.secret,
      }
    }),
  }
}
