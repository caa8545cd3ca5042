import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { reportByUnitAndDay } from './report-by-unit-and-day.ts'
import { readToday } from './today.ts'
import './texts.ts'

/** What can be asked of the figures. */
export const statisticsRoutes: readonly Route[] = [
  route(contract.today, readToday),
  route(contract.questionsByUnitAndDay, reportByUnitAndDay),
]
