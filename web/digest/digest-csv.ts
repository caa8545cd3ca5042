import { digestTable } from '#domains/digest/contract.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/digest-csv.ts'

/** A week as a file for a spreadsheet. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const part = new URL(request.url).searchParams.get('part') === 'so_far' ? 'so_far' : 'week'
  const { name, text } = await context
    .get(pageRequest)
    .call(digestTable, { departmentId: params.departmentId, week: params.week, part })
  return new Response(text, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
}
