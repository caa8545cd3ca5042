import { fact } from '#platform/facts/facts.ts'

/** Entries of the directory were changed, added or ended. Ids only: whoever keeps a search index reads them again. */
export type DirectoryChanged = { people: string[]; units: string[]; duties: string[] }

export const directoryChanged = fact<DirectoryChanged>('directory.changed')

/** Nobody answers for a duty for some time in the coming weeks: its unit is to be told, once for each gap. */
export type DutyUncovered = {
  dutyId: string
  name: string
  unitId: string
  /** Local days, 'YYYY-MM-DD'. */
  from: string
  to: string
}

export const dutyUncovered = fact<DutyUncovered>('directory.duty-uncovered')
