/** The directory's part of a municipality: duties, turns, absences, elected members, helpers outside. */
import { Temporal } from 'temporal-polyfill'
import { dayEnd, dayStart, instantAt, localDate } from '#platform/clock/zoned.ts'
import { idOf } from '#platform/database/ids.ts'
import type { DemoPresence } from './knowledge-format.ts'
import type { IdOfCode, MunicipalityData, Table } from './load.ts'

/** Rows in an order in which every reference points back. `now` is the moment absences are counted from. */
export function directoryTables(data: MunicipalityData, id: IdOfCode, now: Date): Table[] {
  const { number: municipality_id, code, timeZone } = data.municipality
  const own = (kind: string, itsCode: string) => ({ municipality_id, id: id(kind, itsCode), code: itsCode })
  const holders = data.duties.flatMap(({ id: duty, main, substitutes }) => [
    ...(main ? [{ duty, staff: main, kind: 'main', place: 0 }] : []),
    ...substitutes.map((staff, at) => ({ duty, staff, kind: 'substitute', place: at + 1 })),
  ])
  const absences = data.presence.absences.map((each, at) => ({
    absenceId: idOf(code, 'absence', each.staff, at),
    times: timesOf(each, now, timeZone),
    ...each,
  }))
  return [
    {
      name: 'duty',
      rows: data.duties.map((each) => ({
        ...own('duty', each.id),
        unit_id: id('unit', each.unit),
        name: each.name,
        about: each.about ?? '',
        is_public: each.public ?? false,
        from_day: '2025-01-01',
        version: 1,
      })),
    },
    {
      name: 'duty_holder',
      rows: holders.map(({ duty, staff, kind, place }) => ({
        municipality_id,
        duty_id: id('duty', duty),
        staff_id: id('staff', staff),
        kind,
        place,
      })),
    },
    {
      name: 'duty_service',
      rows: data.duties.flatMap((each) =>
        each.services.map((service) => ({
          municipality_id,
          duty_id: id('duty', each.id),
          service_id: id('service', service),
        })),
      ),
    },
    {
      name: 'support_turn',
      rows: data.presence.turns.map((turn) => ({
        municipality_id,
        id: idOf(code, 'turn', turn.unit, turn.weekday),
        unit_id: id('unit', turn.unit),
        staff_id: id('staff', turn.staff),
        weekday: turn.weekday,
      })),
    },
    {
      name: 'absence',
      rows: absences.map(({ absenceId, staff, kind, times, substitute }) => ({
        municipality_id,
        id: absenceId,
        staff_id: id('staff', staff),
        kind,
        from_at: times.from,
        to_at: times.to,
        substitute_id: id('staff', substitute),
        version: 1,
      })),
    },
    {
      name: 'absence_reason',
      rows: absences.flatMap(({ absenceId, staff, reason }) =>
        reason ? [{ municipality_id, absence_id: absenceId, staff_id: id('staff', staff), reason }] : [],
      ),
    },
    {
      name: 'elected_member',
      rows: data.elected.map((each) => ({
        ...own('elected', each.id),
        given_name: each.givenName,
        family_name: each.familyName,
        party: each.party,
        email: each.email,
        assignments: each.assignments,
      })),
    },
    {
      name: 'outside_party',
      rows: data.outside.map((each) => ({
        ...own('outside', each.id),
        name: each.name,
        kind: each.kind,
        helps_with: each.helpsWith,
        how_to_refer: each.howToRefer,
        phone: each.phone ?? null,
        web: each.web ?? null,
        email: each.email ?? null,
        hours: each.hours ?? null,
        languages: each.languages,
        free: each.free,
        words: each.words,
        version: 1,
      })),
    },
  ]
}

function timesOf(absence: DemoPresence['absences'][number], now: Date, zone: string): { from: Date; to: Date } {
  const today = localDate(now, zone)
  const [first, last] = [today.add({ days: absence.fromDay }), today.add({ days: absence.toDay })]
  const at = (day: Temporal.PlainDate, time: string) => instantAt(day, Temporal.PlainTime.from(time), zone)
  return {
    from: absence.fromTime ? at(first, absence.fromTime) : dayStart(first, zone),
    to: absence.toTime ? at(last, absence.toTime) : dayEnd(last, zone),
  }
}
