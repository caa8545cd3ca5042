import { data } from 'react-router'

/** Seconds a finished document is kept, unless what it tells changes before. */
const KEPT = '300'

/** A document for other programs. Any site may read it: it holds only what is public, and no cookie is looked at. */
export function finished(body: string, mediaType: string): Response {
  return new Response(body, {
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      'access-control-allow-origin': '*',
      'x-torget-keep': KEPT,
    },
  })
}

/** Refuses an address with something after the question mark that the document does not know: each would be made anew. */
export function mustBePlain(request: Request, known: readonly string[] = []): URLSearchParams {
  const query = new URL(request.url).searchParams
  if ([...query.keys()].some((key) => !known.includes(key))) throw data(null, { status: 404 })
  return query
}
