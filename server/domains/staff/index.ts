export { heldRoles } from './held-roles.ts'
export { loadStaffActor } from './load-actor.ts'
export {
  type Asking,
  departmentNames,
  forgetOrganisation,
  isMember,
  listAuthorities,
  listPlaces,
  listUnits,
  managersOf,
  placeById,
  rolesInUnits,
  serviceCentre,
  staffById,
  staffNames,
  staffNameWords,
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
