import { percentile, type Report } from './figure.ts'
import type { Served } from './stage.ts'
import { fetchText } from './streams.ts'

const DAY = 86_400_000

/** How long the figures of a year take to come, by unit and day, asked for one after the other. @param cookie somebody who may read figures */
export async function yearByUnitAndDay(report: Report, served: Served, cookie: string): Promise<void> {
  const to = new Date().toISOString().slice(0, 10)
  const from = new Date(Date.now() - 365 * DAY).toISOString().slice(0, 10)
  const path = `/api/v1/statistics/questions-by-unit-and-day?from=${from}&to=${to}`
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < 31; round++) {
    const begun = performance.now()
    const text = await fetchText(served, path, { cookie })
    // The first finds everything cold and is not counted.
    if (round > 0) times.push(performance.now() - begun)
    rows = (JSON.parse(text) as { rows: unknown[] }).rows.length
  }
  report(`report: questions by unit and day, one year, ${rows} rows`, percentile(times, 0.5), 'ms', {
    budget: { most: 50 },
    sound: rows > 200,
  })
}
