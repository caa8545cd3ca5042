import { centreAnswersWithinMinutes, defaultTerms, findService, type Terms, termsOf } from '#domains/catalogue/index.ts'
import { type Asking, scheduleOf } from '#domains/staff/index.ts'
import { addWorkingTime } from '#platform/clock/working-time.ts'
import { localDate, swedishZone } from '#platform/clock/zoned.ts'
import { Problem } from '#platform/operations/problem.ts'

/** The local day of a moment, 'YYYY-MM-DD'. */
export function dayOf(at: Date): string {
  return localDate(at, swedishZone).toString()
}

/** When the centre is to have answered what came in now. */
export async function centreDeadline(asking: Asking, from: Date): Promise<Date> {
  return addWorkingTime(await officeHours(asking), from, centreAnswersWithinMinutes)
}

/** The hours in which agreements count: the main place's office hours, whatever channel is open when. */
async function officeHours(asking: Asking) {
  return scheduleOf(asking, null, 'work')
}

/** What holds when a question about a service (or none yet) is handed to a unit: the agreement if it is with that unit, else the default. */
export async function handOverTimes(
  asking: Asking,
  serviceId: string | null,
  toUnitId: string,
  from: Date,
): Promise<{
  acceptBy: Date
  answerBy: Date
  terms: Pick<Terms, 'acceptWithinMinutes' | 'answerWithinMinutes'> & { agreementFrom: string | null }
}> {
  const service = serviceId ? await findService(asking.tx, asking.actor.municipalityId, serviceId, dayOf(from)) : null
  const agreed = service ? termsOf(service) : null
  const terms = agreed && agreed.unitId === toUnitId ? agreed : { ...defaultTerms, agreementFrom: null }
  const hours = await officeHours(asking)
  return {
    acceptBy: addWorkingTime(hours, from, terms.acceptWithinMinutes),
    answerBy: addWorkingTime(hours, from, terms.answerWithinMinutes),
    terms,
  }
}

const YEAR = 366 * 24 * 60 * 60 * 1000

/** A promised time must lie ahead, and not so far that nobody remembers. */
export function promisedTime(text: string, now: Date, pointer = '/dueAt'): Date {
  const at = new Date(text)
  if (at <= now) throw new Problem(422, 'promise.past', {}, [{ pointer, code: 'promise.past', detail: 'past' }])
  if (at.getTime() - now.getTime() > YEAR)
    throw new Problem(422, 'promise.too-far', {}, [{ pointer, code: 'promise.too-far', detail: 'too far' }])
  return at
}
