import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { readDiary } from './diary-list.ts'
import { registerRecord } from './register-record.ts'
import './texts.ts'
import { thinRecord } from './thin-record.ts'

/** What can be done with records: the diary, registering, thinning. */
export const recordRoutes: readonly Route[] = [
  route(contract.readDiary, readDiary),
  route(contract.registerRecord, registerRecord),
  route(contract.thinRecord, thinRecord),
]
