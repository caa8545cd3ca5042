import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { weekNumber } from './week-number.ts'

it('is the calendar’s, over every turn of the year', () => {
  let monday = Temporal.PlainDate.from('2018-01-01')
  for (let week = 0; week < 1000; week++, monday = monday.add({ weeks: 1 }))
    expect(weekNumber(monday.toString()), monday.toString()).toBe(monday.weekOfYear)
})
