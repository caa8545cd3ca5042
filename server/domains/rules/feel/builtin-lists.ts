import { equal, order } from './compare.ts'
import type { BuiltIns } from './calls.ts'
import { numeral, type Numeral, whole } from './numeral.ts'
import { TooMuch, type Run } from './run.ts'
import { Func, type Value } from './values.ts'

/** Adds what works on lists, and the truth of lists. */
export function addLists(all: BuiltIns): void {
  all.add('not(negand: any)', ([value]) => (typeof value === 'boolean' ? !value : null))
  all.add('all(...list: any)', ([list]) => every(list as Value[], false))
  all.add('any(...list: any)', ([list]) => every(list as Value[], true))
  all.add('list contains(list: list, element: any)', ([list, element]) => has(list as Value[], element!))
  all.add('count(list: list)', ([list]) => numeral((list as Value[]).length))
  all.add('append(list: list, ...item: any)', ([list, items]) =>
    list === null ? null : [...asList(list!), ...(items as Value[])],
  )
  all.add('concatenate(...list: any)', ([lists]) => joined(lists as Value[]))
  all.add('union(...list: any)', ([lists]) => distinct(joined(lists as Value[])))
  all.add('reverse(list: list)', ([list]) => (list as Value[]).toReversed())
  all.add('distinct values(list: list)', ([list]) => distinct(list as Value[]))
  all.add('flatten(list: list)', ([list], run) => flatten(list as Value[], run))
  all.add('index of(list: list, match: any)', ([list, match]) =>
    (list as Value[]).flatMap((each, at) => (equal(each, match!) === true ? [numeral(at + 1)] : [])),
  )
  places(all)
  sorting(all)
}

function places(all: BuiltIns): void {
  all.add('sublist(list: list, start position: number, length?: number)', ([list, start, length]) =>
    sublist(list as Value[], start as Numeral, (length ?? null) as Numeral | null),
  )
  all.add('insert before(list: list, position: number, newItem: any)', ([list, position, item]) => {
    const at = placeIn(list as Value[], position as Numeral)
    return at === null ? null : (list as Value[]).toSpliced(at, 0, item!)
  })
  all.add('remove(list: list, position: number)', ([list, position]) => {
    const at = placeIn(list as Value[], position as Numeral)
    return at === null ? null : (list as Value[]).toSpliced(at, 1)
  })
  all.add('list replace(list: list, position: number, newItem: any)', ([list, position, item]) => {
    const at = placeIn(list as Value[], position as Numeral)
    return at === null ? null : (list as Value[]).with(at, item!)
  })
  all.add('list replace(list: list, match: function, newItem: any)', ([list, match, item], run) => {
    const changed: Value[] = []
    for (const each of list as Value[]) {
      const fits = (match as Func).call({ list: [each, item!] }, run)
      if (typeof fits !== 'boolean') return null
      changed.push(fits ? item! : each)
    }
    return changed
  })
}

function sorting(all: BuiltIns): void {
  all.add('sort(list: list, precedes: function)', ([list, precedes], run) => {
    const before = (one: Value, other: Value) => (precedes as Func).call({ list: [one, other] }, run) === true
    const { parameters } = precedes as Func
    if (parameters && parameters.length !== 2) return run.warn('wrong-arguments', 'sort')
    return (list as Value[]).toSorted((one, other) => (before(one, other) ? -1 : before(other, one) ? 1 : 0))
  })
  all.add('sort(list: list)', ([list]) => {
    let comparable = true
    const sorted = (list as Value[]).toSorted((one, other) => {
      const found = order(one, other)
      if (found === null) comparable = false
      return found ?? 0
    })
    return comparable ? sorted : null
  })
}

/** `all` and `any`: what decides decides, even beside what is no truth; otherwise only truths have an answer. */
function every(list: Value[], decides: boolean): Value {
  if (list.includes(decides)) return decides
  return list.every((each) => typeof each === 'boolean') ? !decides : null
}

function has(list: readonly Value[], value: Value): boolean {
  return list.some((each) => equal(each, value) === true)
}

function asList(value: Value): Value[] {
  return Array.isArray(value) ? value : [value]
}

function joined(lists: Value[]): Value {
  return lists.includes(null) ? null : lists.flatMap(asList)
}

function distinct(list: Value): Value {
  if (!Array.isArray(list)) return null
  const kept: Value[] = []
  for (const each of list) if (!has(kept, each)) kept.push(each)
  return kept
}

function flatten(list: Value[], run: Run): Value[] {
  return run.deeper(() => {
    const flat = list.flatMap((each) => (Array.isArray(each) ? flatten(each, run) : [each]))
    if (flat.length > run.limits.listSize) throw new TooMuch('list')
    return flat
  })
}

/** Places are counted from one, and from the end with a minus. */
function placeIn(list: Value[], position: Numeral): number | null {
  const place = whole(position)
  if (place === null || place === 0 || Math.abs(place) > list.length) return null
  return place > 0 ? place - 1 : list.length + place
}

function sublist(list: Value[], start: Numeral, length: Numeral | null): Value {
  const at = placeIn(list, start)
  const count = length === null ? null : whole(length)
  if (at === null || (length !== null && (count === null || count < 1))) return null
  if (count !== null && at + count > list.length) return null
  return list.slice(at, count === null ? undefined : at + count)
}
