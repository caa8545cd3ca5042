import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { pageRequest } from '#web/shared/request.ts'

export { pageRequest }

/** Renders a page. Everything is ready before the first byte is sent, so that a fault can still become a proper page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  load: RouterContextProvider,
): Promise<Response> {
  const { nonce } = load.get(pageRequest)
  return new Promise((resolve, reject) => {
    let code = status
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={entry} url={request.url} nonce={nonce} />, {
      nonce,
      onAllReady() {
        headers.set('content-type', 'text/html; charset=utf-8')
        pipe(collected((body) => resolve(new Response(body, { headers, status: code }))))
      },
      onShellError: reject,
      onError() {
        code = 500
      },
    })
    request.signal.addEventListener('abort', () => abort(), { once: true })
  })
}

/** Takes a whole page as one piece: handing small pieces from stream to stream took as long as making them. */
function collected(done: (body: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = []
  return new Writable({
    write(piece: Uint8Array, _, next) {
      // React writes into the same memory again afterwards.
      pieces.push(new Uint8Array(piece))
      next()
    },
    final(next) {
      done(Buffer.concat(pieces))
      next()
    },
  })
}

/** What a page threw. The reason is counted, not its words: they may hold what a citizen typed. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || !(error instanceof Error)) return
  const where = error.stack
    ?.split('\n')
    .slice(1, 4)
    .map((line) => line.trim())
  process.stderr.write(`${JSON.stringify({ level: 50, fault: { kind: error.name, where }, msg: 'page fault' })}\n`)
}
