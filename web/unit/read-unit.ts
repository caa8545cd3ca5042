import type { z } from 'zod'
import { readHandOverTerms, readQuestion, readUnitInbox } from '#domains/contacts/contract.ts'
import { listStaff, listUnits, me } from '#domains/staff/contract.ts'
import { purposeIn } from '#web/desk/purpose-form.tsx'
import { refreshed } from '#web/desk/read-question.ts'
import type { PageRequest } from '#web/shared/request.ts'
import { doings, type Doing } from './doings.ts'

export type Inbox = z.output<(typeof readUnitInbox)['reply']>
export type Row = Inbox['offered'][number]
export type View = z.output<(typeof readQuestion)['reply']>

/** What the form that is open needs to choose from. */
export type Choices = {
  colleagues: { id: string; name: string }[]
  units: { id: string; name: string }[]
  proposals: { id: string; name: string; acceptBy: string; answerBy: string }[]
}

/** The units whose inbox somebody works with. */
export async function unitsOf(page: PageRequest) {
  return (await page.call(me, {})).units
}

/** A question as it is opened in the inbox: null when it is not, or no longer, theirs to see. */
export async function openQuestion(page: PageRequest, questionId: string, request: Request): Promise<View | null> {
  const fresh = await refreshed(page, request, questionId)
  if (fresh) return fresh
  const read = await page.attempt(readQuestion, { questionId, purpose: purposeIn(request) })
  return read.ok ? read.reply : null
}

/** Which form the address has opened, if it may be. */
export function doingIn(request: Request, view: View | null): Doing | null {
  const asked = new URL(request.url).searchParams.get('do')
  const doing = doings.find((one) => one === asked) ?? null
  return doing && view?.may.includes(doing) ? doing : null
}

/** Reads what there is to choose from in the form that is open; nothing for the others. */
export async function choicesFor(page: PageRequest, doing: Doing | null, view: View | null): Promise<Choices> {
  const none: Choices = { colleagues: [], units: [], proposals: [] }
  if (!view) return none
  if (doing === 'pass_on') {
    const { staff } = await page.call(listStaff, { unitId: view.owner.unit.id })
    const others = staff.filter((person) => person.id !== view.owner.staff?.id)
    return { ...none, colleagues: others.map(({ id, name }) => ({ id, name })) }
  }
  if (doing === 'hand_over') {
    const [{ units }, { proposals }] = await Promise.all([
      page.call(listUnits, {}),
      page.call(readHandOverTerms, { serviceId: view.service?.id ?? null }),
    ])
    const open = proposals.filter(({ unit }) => unit.id !== view.owner.unit.id)
    return {
      ...none,
      units: units
        .filter((unit) => unit.acceptsHandOvers && unit.id !== view.owner.unit.id && unit.kind !== 'service_centre')
        .map(({ id, shortName }) => ({ id, name: shortName })),
      proposals: open.map(({ unit, acceptBy, answerBy }) => ({ ...unit, acceptBy, answerBy })),
    }
  }
  return none
}
