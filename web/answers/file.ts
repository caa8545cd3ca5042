import { readFile } from '#domains/answers/contract.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/file.ts'

/** A file that belongs to an article, to be saved: never shown in the page, whatever it says it is. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await context.get(pageRequest).call(readFile, { fileId: params.fileId })
  return new Response(Buffer.from(file.content, 'base64'), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
