import type { z } from 'zod'
import type { CallOptions, Operation } from '#platform/operations/contract.ts'
import type { ToldProblem } from './request.ts'

/** A call that did not go through, with words to show. `away` when the server could not be reached at all. */
export class CallFailed extends Error {
  readonly problem: ToldProblem | null
  constructor(problem: ToldProblem | null) {
    super(problem?.code ?? 'unreachable')
    this.problem = problem
  }
  get away(): boolean {
    return this.problem === null || this.problem.status === 503
  }
}

/** Calls an operation from a widget in the browser. Throws CallFailed. A key makes a repeated call harmless. */
export async function call<I extends z.ZodType, R extends z.ZodType>(
  operation: Operation<I, R>,
  input: z.input<I>,
  options: CallOptions & { signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<z.output<R>> {
  const rest = { ...(input as Record<string, string | number | boolean | null | undefined>) }
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const query = new URLSearchParams()
  if (inQuery)
    for (const [name, value] of Object.entries(rest))
      if (value !== undefined && value !== null) query.set(name, String(value))
  let response: Response
  try {
    response = await fetch(`/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: operation.method,
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        ...(inQuery ? {} : { 'content-type': 'application/json' }),
        ...(options.key ? { 'idempotency-key': options.key } : {}),
      },
      ...(inQuery ? {} : { body: JSON.stringify(rest) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new CallFailed(null)
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new CallFailed(body as ToldProblem | null)
  return body as z.output<R>
}
