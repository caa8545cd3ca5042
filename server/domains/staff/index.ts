export { loadStaffActor } from './load-actor.ts'
export {
  type Asking,
  authorityIds,
  departmentNames,
  forgetOrganisation,
  isMember,
  listAuthorities,
  listPlaces,
  listUnits,
  placeById,
  serviceCentre,
  staffById,
  staffNames,
  staffOfUnit,
  unitById,
  unitsByIds,
  zoneOf,
} from './organisation.ts'
export { permissionsOf, roles } from './permissions.ts'
export { staffRoutes } from './routes.ts'
export { staffBySubject, staffToChoose } from './sign-in-staff.ts'
export type { Unit } from './staff-store.ts'
export { personalSchedule, scheduleOf } from './working-hours.ts'
export {
  addStaff,
  addUnit,
  caredFor,
  type Change,
  changeStaff,
  changeUnit,
  type StaffDetails,
  type UnitDetails,
} from './keep-order.ts'
