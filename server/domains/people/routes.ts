import { type Route, route } from '#platform/operations/execute.ts'
import { searchPeople as operation } from './contract.ts'
import { searchPeople } from './search-people.ts'

/** What can be done with the register of people. */
export const peopleRoutes: readonly Route[] = [route(operation, searchPeople)]
