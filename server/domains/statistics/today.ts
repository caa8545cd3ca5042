import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import {
  doneIn,
  needsAttention,
  receivedIn,
  type SpanReceived,
  type Standing,
  standingAt,
  type Usual,
  usualIn,
} from '#domains/contacts/index.ts'
import { listPlaces, scheduleOf, serviceCentre, zoneOf } from '#domains/staff/index.ts'
import { localDate } from '#platform/clock/zoned.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import { type Behind, behindNumbers } from './behind-numbers.ts'
import type { today as operation } from './contract.ts'
import { channelRows, namesOf, placeRows, serviceRows, shareOf, unitRows } from './day-rows.ts'
import { daySpans, type DaySpans } from './day-spans.ts'
import { needsOf } from './day-needs.ts'
import { sumLater, sumOtherwise } from './outcome-sums.ts'
import { quartersOf } from './quarters.ts'

/**
 * A day in figures. The same for everybody who may read figures, whatever they otherwise see; a secret unit's posts are counted only
 * for those who may know of them.
 */
export async function readToday(context: Context, input: z.output<typeof operation.input>) {
  const { clock } = context
  const now = clock.now()
  // load
  const zone = await zoneOf(context)
  const places = await listPlaces(context)
  const placeId = input.placeId ?? null
  if (placeId && !places.some((place) => place.id === placeId)) throw refused('/placeId', 'statistics.unknown-place')
  const day = input.day ? Temporal.PlainDate.from(input.day) : localDate(now, zone)
  if (Temporal.PlainDate.compare(day, localDate(now, zone)) > 0) throw refused('/day', 'statistics.future')
  const spans = daySpans(day, now, zone, await scheduleOf(context, null, 'work'))
  const counted = await count(context, spans, placeId)
  // reply
  const behind = behindNumbers(context, placeId)
  const names = await namesOf(context)
  const [received, before] = [counted.received[0]!, counted.received[1]!]
  const within = { from: spans.span.from.toISOString(), to: spans.span.to.toISOString() }
  const rowsOf = { received, before, within, behind, names }
  return {
    day: day.toString(),
    isToday: spans.isToday,
    at: (spans.isToday ? now : spans.span.to).toISOString(),
    dayStart: spans.span.from.toISOString(),
    dayBefore: spans.dayBefore.toString(),
    beforeAt: spans.before.to.toISOString(),
    placeId,
    places: places.map(({ id, name }) => ({ id, name })),
    ...(await figuresOf(context, counted, spans, behind)),
    channels: channelRows(rowsOf),
    ...serviceRows(rowsOf),
    placeRows: placeRows(rowsOf),
    units: unitRows(rowsOf),
    quarters: quartersOf(spans, received, counted.done[0]!, counted.usual),
    needs: needsOf({
      attention:
        spans.isToday && context.actor.permissions.has('question.read') ? await needsAttention(context, placeId) : null,
      received,
      usual: counted.usual,
      within,
      behind,
      names,
    }),
  }
}

type Counted = {
  /** The day, the working day before. */
  received: SpanReceived[]
  done: Awaited<ReturnType<typeof doneIn>>
  standing: Standing[]
  usual: Usual
}

async function count(context: Context, spans: DaySpans, placeId: string | null): Promise<Counted> {
  return {
    received: await receivedIn(context, placeId, [spans.span, spans.before]),
    done: await doneIn(context, placeId, [spans.span, spans.before]),
    standing: await standingAt(context, placeId, [spans.span.to, spans.before.to]),
    usual: await usualIn(context, placeId, spans.usual),
  }
}

async function figuresOf(context: Context, counted: Counted, spans: DaySpans, behind: Behind) {
  const [standing, standingBefore] = [counted.standing[0]!, counted.standing[1]!]
  const [received, before] = [counted.received[0]!.all, counted.received[1]!.all]
  const [done, doneBefore] = [counted.done[0]!.measures, counted.done[1]!.measures]
  const centre = await serviceCentre(context)
  const [from, to] = [spans.span.from.toISOString(), spans.span.to.toISOString()]
  const cameBack = (measures: Map<string, number>) => (measures.get('returned') ?? 0) + (measures.get('expired') ?? 0)
  // How things stand now has a list; how they stood at the end of an earlier day has none.
  const standingNow = (asked: Record<string, string>) => (spans.isToday ? behind(asked) : null)
  return {
    received: { now: received.received, before: before.received, list: behind({ from, to }) },
    direct: {
      now: received.direct,
      before: before.direct,
      share: shareOf(received),
      shareBefore: shareOf(before),
      list: behind({ from, to, ended: 'direct' }),
    },
    later: {
      now: sumLater(done),
      before: sumLater(doneBefore),
      list: behind({ ended: 'later', closedFrom: from, closedTo: to }),
    },
    otherwise: {
      now: sumOtherwise(done),
      before: sumOtherwise(doneBefore),
      list: behind({ ended: 'otherwise', closedFrom: from, closedTo: to }),
    },
    handedOver: {
      now: done.get('offered') ?? 0,
      before: doneBefore.get('offered') ?? 0,
      list: behind({ offeredFrom: from, offeredTo: to }),
    },
    open: {
      now: standing.openAtCentre,
      before: standingBefore.openAtCentre,
      list: standingNow({ unitId: centre.id, state: 'open' }),
    },
    returned: {
      now: cameBack(done),
      before: cameBack(doneBefore),
      list: behind({ returnedFrom: from, returnedTo: to }),
    },
    overdue: { now: standing.overdue, before: standingBefore.overdue, list: standingNow({ overdue: 'true' }) },
    waiting: {
      now: standing.waiting,
      since: standing.waitingSince?.toISOString() ?? null,
      list: standingNow({ waiting: 'true' }),
    },
    oldestOpen: standing.oldestOpen?.toISOString() ?? null,
  }
}

function refused(pointer: string, code: string): Problem {
  return new Problem(422, code, {}, [{ pointer, code, detail: code }])
}
