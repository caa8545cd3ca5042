import { exportPeople } from '#domains/directory/contract.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/people-csv.ts'

/** Everybody in the directory as a file. */
export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const { csv } = await context.get(pageRequest).call(exportPeople, {})
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="personer.csv"',
      'cache-control': 'no-store',
    },
  })
}
