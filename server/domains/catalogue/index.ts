import type { Tx } from '#platform/database/database.ts'
import { Problem } from '#platform/operations/problem.ts'
import { allServices, type ServiceRow } from './service-store.ts'
import './texts.ts'

export { listServices } from './list-services.ts'
export { catalogueRoutes } from './routes.ts'
export { centreAnswersWithinMinutes, defaultTerms, type Terms, termsOf } from './terms.ts'
export { forgetServices, type ServiceRow } from './service-store.ts'

/** A service by id, ended ones too; null when there is none. `day` is the local day, 'YYYY-MM-DD'. */
export async function findService(
  tx: Tx,
  municipalityId: number,
  serviceId: string,
  day: string,
): Promise<ServiceRow | null> {
  return (await allServices(tx, municipalityId, day)).get(serviceId) ?? null
}

/** A service that can be asked about today. Throws 422 when it does not exist or has ended, naming the field. */
export async function getActiveService(
  tx: Tx,
  municipalityId: number,
  serviceId: string,
  day: string,
  pointer = '/serviceId',
): Promise<ServiceRow> {
  const service = await findService(tx, municipalityId, serviceId, day)
  if (!service) throw new Problem(422, 'service.unknown', {}, [{ pointer, code: 'service.unknown', detail: 'unknown' }])
  if (service.endsOn !== null && service.endsOn < day) {
    throw new Problem(422, 'service.ended', { service: service.shortName }, [
      { pointer, code: 'service.ended', detail: 'ended' },
    ])
  }
  return service
}

/** Every service, ended ones too, with the agreement that holds on the day, in Swedish order of name. */
export async function servicesOn(tx: Tx, municipalityId: number, day: string): Promise<ServiceRow[]> {
  return [...(await allServices(tx, municipalityId, day)).values()]
}

/** Names of services by id, for lists. */
export async function serviceNames(
  tx: Tx,
  municipalityId: number,
  day: string,
): Promise<(id: string | null) => string | null> {
  const services = await allServices(tx, municipalityId, day)
  return (id) => (id === null ? null : (services.get(id)?.shortName ?? null))
}
