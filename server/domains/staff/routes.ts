import { type Route, route } from '#platform/operations/execute.ts'
import {
  listPlaces,
  listStaff,
  listUnits,
  me,
  openingNow,
  publicPlace,
  setLanguage,
  setWorkPlace as placeOperation,
} from './contract.ts'
import { listAllPlaces } from './list-all-places.ts'
import { listOpenUnits } from './list-open-units.ts'
import { listStaffOfUnit } from './list-staff-of-unit.ts'
import { tellOpeningNow } from './opening-now.ts'
import { showPublicPlace } from './show-public-place.ts'
import { setOwnLanguage } from './set-own-language.ts'
import { setWorkPlace } from './set-work-place.ts'
import { showMe } from './show-me.ts'

/** What the staff domain can do. */
export const staffRoutes: readonly Route[] = [
  route(me, showMe),
  route(listUnits, listOpenUnits),
  route(listPlaces, listAllPlaces),
  route(listStaff, listStaffOfUnit),
  route(setLanguage, setOwnLanguage),
  route(placeOperation, setWorkPlace),
  route(openingNow, tellOpeningNow),
  route(publicPlace, showPublicPlace),
]
