import type { FastifyRequest } from 'fastify'
import { Problem } from '#platform/operations/problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page made the browser send (CSRF). Browsers say where a form comes from in
 * Sec-Fetch-Site or Origin; a program without a browser sends neither, and is let through only without cookies.
 */
export function refuseForeignForms(request: FastifyRequest): void {
  if (safe.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  if (site !== undefined) throw new Problem(403, 'wrong-origin')
  const origin = request.headers.origin
  if (origin !== undefined) {
    if (hostOf(origin) === request.host) return
    throw new Problem(403, 'wrong-origin')
  }
  const referrer = request.headers.referer
  if (referrer !== undefined && hostOf(referrer) === request.host) return
  if (request.headers.cookie !== undefined) throw new Problem(403, 'wrong-origin')
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}
