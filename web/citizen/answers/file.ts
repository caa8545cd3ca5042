import { readFile, readPublicArticle } from '#domains/answers/contract.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/file.ts'

/** A file of a public answer. Told 404 unless the answer at that address has it. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const page = context.get(pageRequest)
  const { content } = await page.call(readPublicArticle, { code: params.code })
  if (!content.files.some(({ fileId }) => fileId === params.fileId)) return new Response(null, { status: 404 })
  const file = await page.call(readFile, { fileId: params.fileId })
  return new Response(Buffer.from(file.content, 'base64'), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  })
}
