import { readAttachment } from '#domains/contacts/contract.ts'
import { purposeIn } from '#web/desk/purpose-form.tsx'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/attachment.ts'

/** A file that came with a question, to be saved: never shown in the page, whatever it says it is. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const file = await context.get(pageRequest).call(readAttachment, {
    attachmentId: params.attachmentId,
    purpose: purposeIn(request),
  })
  return new Response(Buffer.from(file.content, 'base64'), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
