import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { findEntries } from './find-entries.ts'
import { findSpeaker } from './find-speaker.ts'
import { fetchFromServer, listServers, saveServer } from './directory-servers.ts'
import { carryOutImport, exportPeople, listImports, previewImport, readImport } from './imports.ts'
import { endOutside, findOutside, readOutside, saveOutside } from './outside.ts'
import { readPersonCard } from './person-card.ts'
import { listProvisioned, provision } from './provision.ts'
import { listElected, listPublic } from './public-lists.ts'
import { closeReport, listReports, reportWrong } from './reports.ts'
import { endAbsence, saveAbsence } from './save-absence.ts'
import { endDuty, readDutyCard, saveDuty } from './save-duty.ts'
import { savePerson } from './save-person.ts'
import { endKey, listKeys, makeKey } from './scim-keys.ts'
import { saveTurns } from './support-turns.ts'
import { listUncovered } from './uncovered-duties.ts'
import { readUnitCard, tellUnitNow } from './unit-card.ts'

/** What can be done with the directory. */
export const directoryRoutes: readonly Route[] = [
  route(contract.findEntries, findEntries),
  route(contract.findSpeaker, findSpeaker),
  route(contract.readPerson, readPersonCard),
  route(contract.readUnit, readUnitCard),
  route(contract.unitNow, tellUnitNow),
  route(contract.savePerson, savePerson),
  route(contract.saveAbsence, saveAbsence),
  route(contract.endAbsence, endAbsence),
  route(contract.readDuty, readDutyCard),
  route(contract.saveDuty, saveDuty),
  route(contract.endDuty, endDuty),
  route(contract.saveTurns, saveTurns),
  route(contract.reportWrong, reportWrong),
  route(contract.listReports, listReports),
  route(contract.closeReport, closeReport),
  route(contract.uncoveredDuties, listUncovered),
  route(contract.findOutside, findOutside),
  route(contract.readOutside, readOutside),
  route(contract.saveOutside, saveOutside),
  route(contract.endOutside, endOutside),
  route(contract.listPublic, listPublic),
  route(contract.listElected, listElected),
  route(contract.previewImport, previewImport),
  route(contract.carryOutImport, carryOutImport),
  route(contract.readImport, readImport),
  route(contract.listImports, listImports),
  route(contract.exportPeople, exportPeople),
  route(contract.listServers, listServers),
  route(contract.saveServer, saveServer),
  route(contract.fetchServer, fetchFromServer),
  route(contract.listKeys, listKeys),
  route(contract.makeKey, makeKey),
  route(contract.endKey, endKey),
  route(contract.listProvisioned, listProvisioned),
  route(contract.provision, provision),
]
