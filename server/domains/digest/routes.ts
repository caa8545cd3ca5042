import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { listDepartments, listDigests, orderDigest, readDigest, readDigestTable } from './read-digests.ts'
import { reportWebPage } from './report-web-page.ts'
import './texts.ts'

/** What can be asked of the weekly digests. */
export const digestRoutes: readonly Route[] = [
  route(contract.listDepartments, listDepartments),
  route(contract.listDigests, listDigests),
  route(contract.readDigest, readDigest),
  route(contract.orderDigest, orderDigest),
  route(contract.digestTable, readDigestTable),
  route(contract.reportWebPage, reportWebPage),
]
