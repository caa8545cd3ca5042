import { today } from '#domains/statistics/contract.ts'
import { deskTexts } from '#web/desk/texts.ts'
import { sayIn } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/day-csv.ts'
import { askedDay } from './asked-day.ts'
import { channelOf, type DayRow } from './day-words.ts'
import { todayTexts } from './texts.ts'

/** The day's tables as a file for a spreadsheet: semicolons and a byte-order mark, as Swedish ones expect. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { day: asked, placeId } = askedDay(request)
  const day = await page.call(today, { day: asked, placeId })
  const say = sayIn(page.language, todayTexts)
  const desk = sayIn(page.language, deskTexts)
  const rows = (group: string, of: DayRow[], name: (row: DayRow) => string | null) =>
    of.map((row) => [group, name(row) ?? '', row.received, row.direct, row.directBefore])
  const lines = [
    [
      say('groupHead'),
      say('nameHead'),
      say('received'),
      say('directPercent'),
      say('directBefore', { day: day.dayBefore }),
    ],
    [say('all'), day.day, day.received.now, day.direct.share, day.direct.shareBefore],
    ...rows(say('channel'), day.channels, (row) => desk(`channel-${channelOf(row.key)}`)),
    ...rows(say('service'), day.services, (row) => row.name ?? say('noService')),
    ...rows(say('service'), day.otherServices ? [day.otherServices] : [], () =>
      say('others', { count: day.otherServices?.services ?? 0 }),
    ),
    ...rows(say('placeHead'), day.placeRows, (row) => row.name ?? say('noPlace')),
    ...rows(say('unit'), day.units, (row) => row.name),
  ]
  const text = `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="torget-${day.day}.csv"`,
    },
  })
}

/** One cell. Words are quoted, and a sign a spreadsheet would take for a formula is kept from meaning one. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
