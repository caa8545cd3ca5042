import type { z } from 'zod'
import { endAbsence, reportWrong, saveAbsence, savePerson } from '#domains/directory/contract.ts'
import { field, type PageRequest, type ToldProblem } from '#web/shared/request.ts'
import { readHours } from './hours-text.ts'

type Kind = z.input<typeof saveAbsence.input>['kind']

/** What came of a form: done, with where to go, or refused with what was typed. */
export type Doing =
  | { ok: true; query: Record<string, string> }
  | { ok: false; form: string; typed: Record<string, string>; problem: ToldProblem | null; hoursWrong?: true }

/** Carries out what a form on the person's card asked for. */
export async function carryOut(page: PageRequest, staffId: string): Promise<Doing> {
  const form = field(page.form, 'do')
  const typed = Object.fromEntries(Object.entries(page.form.fields).map(([name, values]) => [name, values[0] ?? '']))
  const refused = (problem: ToldProblem): Doing => ({ ok: false, form, typed, problem })
  const text = (name: string) => field(page.form, name) || null
  if (form === 'absence') {
    const done = await page.attempt(saveAbsence, {
      staffId,
      kind: field(page.form, 'kind') as Kind,
      fromDay: field(page.form, 'fromDay'),
      fromTime: text('fromTime'),
      toDay: text('toDay'),
      toTime: text('toTime'),
      substituteId: text('substituteId'),
      reason: text('reason'),
    })
    return done.ok ? { ok: true, query: { saved: 'absence' } } : refused(done.problem)
  }
  if (form === 'end-absence') {
    const version = Number(field(page.form, 'version'))
    const done = await page.attempt(endAbsence, { absenceId: field(page.form, 'absenceId'), version })
    return done.ok ? { ok: true, query: { saved: 'absence' } } : refused(done.problem)
  }
  if (form === 'entry') return saveEntry(page, staffId, typed)
  const done = await page.attempt(reportWrong, {
    subject: 'person',
    subjectId: staffId,
    words: field(page.form, 'words'),
  })
  return done.ok ? { ok: true, query: { told: done.reply.unit } } : refused(done.problem)
}

async function saveEntry(page: PageRequest, staffId: string, typed: Record<string, string>): Promise<Doing> {
  const hours = readHours(typed['hours'] ?? '')
  if (hours === 'wrong') return { ok: false, form: 'entry', typed, problem: null, hoursWrong: true }
  const done = await page.attempt(savePerson, {
    staffId,
    version: Number(typed['version']),
    phone: typed['phone'] || null,
    email: typed['email'] || null,
    room: typed['room'] || null,
    languages: (typed['languages'] ?? '')
      .toLocaleLowerCase('sv')
      .split(/[\s,;]+/)
      .filter(Boolean),
    hours,
  })
  return done.ok ? { ok: true, query: { saved: 'entry' } } : { ok: false, form: 'entry', typed, problem: done.problem }
}
