import { departmentNames, zoneOf } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { countDigest } from './count-digest.ts'
import { keepSoFar, keepWeek, latestMade, takeOrdered } from './digest-store.ts'
import { sendDigest } from './send-digest.ts'
import { latestWhole, mondayOf, spansSoFar, weeksToMake, wholeSpans } from './week.ts'
import { localDate } from '#platform/clock/zoned.ts'

/**
 * Makes one digest that is lacking: what somebody has ordered first, then last week's of each department from six on Monday morning.
 * One row for each department and week, and its letters with it, in one transaction: whoever comes second finds the row and says nothing.
 * Returns how many it made, so that it is called again until none is lacking.
 */
export async function makeDigests(context: Context): Promise<number> {
  return (await makeOrdered(context)) || (await makeNextWhole(context))
}

async function makeOrdered(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const ordered = await takeOrdered(tx, actor.municipalityId)
  if (!ordered) return 0
  const now = clock.now()
  const zone = await zoneOf(context)
  const { departmentId, week } = ordered
  // Ordered just before midnight on Sunday, made after: the whole week comes by itself.
  const isUnderWay = mondayOf(localDate(now, zone)).toString() === week
  const content = isUnderWay ? await countDigest(context, departmentId, spansSoFar(now, zone)) : null
  await keepSoFar(tx, actor.municipalityId, departmentId, week, content, now)
  if (ordered.orderedBy) context.announce(`staff:${ordered.orderedBy}`)
  return 1
}

async function makeNextWhole(context: Context): Promise<number> {
  const { tx, actor, clock } = context
  const zone = await zoneOf(context)
  const latest = latestWhole(clock.now(), zone)
  const made = await latestMade(tx, actor.municipalityId)
  for (const [id, name] of await departmentNames(context)) {
    const [week] = weeksToMake(latest, made.get(id) ?? null)
    if (!week) continue
    const content = await countDigest(context, id, wholeSpans(week, zone))
    // The first week of a municipality that has only just begun: nobody is told that nobody asked.
    const isBeforeStart = !made.has(id) && content.received === 0 && content.usual === null
    const isFirst = await keepWeek(tx, actor.municipalityId, id, week.toString(), content, clock.now())
    if (isFirst && !isBeforeStart) await sendDigest(context, { id, name }, week.toString(), content)
    return 1
  }
  return 0
}
