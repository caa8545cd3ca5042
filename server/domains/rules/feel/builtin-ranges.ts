import type { BuiltIns } from './calls.ts'
import { compare, equal, within } from './compare.ts'
import { Range, type Value } from './values.ts'

type Truth = boolean | null

/** Adds how points and ranges lie to each other. What cannot be compared has no answer. */
export function addRanges(all: BuiltIns): void {
  const ranges = (name: string, work: (one: Range, other: Range) => Truth) =>
    all.add(`${name}(range1: range, range2: range)`, ([one, other]) => work(one as Range, other as Range))
  all.add('before(point1: any, point2: any)', ([one, other]) => before(one!, other!))
  all.add('after(point1: any, point2: any)', ([one, other]) => before(other!, one!))
  ranges('meets', meets)
  ranges('met by', (one, other) => meets(other, one))
  ranges('overlaps', overlaps)
  ranges('overlaps before', overlapsBefore)
  ranges('overlaps after', (one, other) => overlapsBefore(other, one))
  all.add('finishes(point: any, range: range)', ([one, other]) => finishes(one!, other as Range))
  ranges('finished by', (one, other) => finishes(other, one))
  all.add('finished by(range: range, point: any)', ([one, other]) => finishes(other!, one as Range))
  all.add('includes(range: range, point: any)', ([one, other]) => includes(one as Range, other!))
  all.add('during(point: any, range: range)', ([one, other]) => includes(other as Range, one!))
  all.add('starts(point: any, range: range)', ([one, other]) => starts(one!, other as Range))
  ranges('started by', (one, other) => starts(other, one))
  all.add('started by(range: range, point: any)', ([one, other]) => starts(other!, one as Range))
  all.add('coincides(point1: any, point2: any)', ([one, other]) => coincides(one!, other!))
}

const and = (...truths: Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const or = (...truths: Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false)
const less = (one: Value, other: Value) => compare('<', one, other)
const same = (one: Value, other: Value): Truth => (one === null || other === null ? null : equal(one, other))

function before(one: Value, other: Value): Truth {
  const end = one instanceof Range ? one.end : one
  const start = other instanceof Range ? other.start : other
  const bothTouch = (!(one instanceof Range) || one.endIncluded) && (!(other instanceof Range) || other.startIncluded)
  const touches = one instanceof Range || other instanceof Range
  return touches && !bothTouch ? compare('<=', end, start) : less(end, start)
}

function meets(one: Range, other: Range): Truth {
  return and(one.endIncluded && other.startIncluded, same(one.end, other.start))
}

function overlaps(one: Range, other: Range): Truth {
  const reaches = (left: Range, right: Range) =>
    or(less(right.start, left.end), and(same(right.start, left.end), right.startIncluded && left.endIncluded))
  return and(reaches(one, other), reaches(other, one))
}

function overlapsBefore(one: Range, other: Range): Truth {
  return and(
    or(less(one.start, other.start), and(same(one.start, other.start), one.startIncluded && !other.startIncluded)),
    or(less(other.start, one.end), and(same(one.end, other.start), one.endIncluded && other.startIncluded)),
    or(less(one.end, other.end), and(same(one.end, other.end), !one.endIncluded || other.endIncluded)),
  )
}

function finishes(one: Value, other: Range): Truth {
  if (!(one instanceof Range)) return and(other.endIncluded, same(one, other.end))
  return and(
    one.endIncluded === other.endIncluded,
    same(one.end, other.end),
    or(less(other.start, one.start), and(same(one.start, other.start), !one.startIncluded || other.startIncluded)),
  )
}

function starts(one: Value, other: Range): Truth {
  if (!(one instanceof Range)) return and(other.startIncluded, same(one, other.start))
  return and(
    one.startIncluded === other.startIncluded,
    same(one.start, other.start),
    or(less(one.end, other.end), and(same(one.end, other.end), !one.endIncluded || other.endIncluded)),
  )
}

function includes(one: Range, other: Value): Truth {
  if (!(other instanceof Range)) return within(one, other)
  return and(
    or(less(one.start, other.start), and(same(one.start, other.start), one.startIncluded || !other.startIncluded)),
    or(less(other.end, one.end), and(same(one.end, other.end), one.endIncluded || !other.endIncluded)),
  )
}

function coincides(one: Value, other: Value): Truth {
  if (one instanceof Range !== other instanceof Range) return null
  return one === null || other === null ? null : equal(one, other)
}
