import { type Route, route } from '#platform/operations/execute.ts'
import * as agreements from './agreements.ts'
import * as contract from './contract.ts'
import { listServices } from './list-services.ts'

/** What can be done with the catalogue of services and its agreements. */
export const catalogueRoutes: readonly Route[] = [
  route(contract.listServices, listServices),
  route(contract.listAgreements, agreements.listAgreements),
  route(contract.readAgreement, agreements.readAgreement),
  route(contract.writeAgreement, agreements.writeAgreement),
]
