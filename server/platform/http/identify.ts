import type { FastifyRequest } from 'fastify'
import { anonymous, citizen } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import type { Identify } from './api.ts'
import { FOLLOW_COOKIE, followedQuestion } from './follow-cookie.ts'
import type { Sessions } from './session.ts'
import type { Sites } from './site.ts'

/** The browser's name for the session. With https the prefix makes browsers refuse it from anywhere but this very host. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-torget' : 'torget'
}

/** The pages where a citizen follows one question, and the data the browser fetches for them. */
const FOLLOWING = /^\/(folj|en\/follow)(\/|\.data$|$)/

type Setting = {
  sites: Pick<Sites, 'of'>
  sessions: Pick<Sessions, 'find'>
  secret: string
  clock: Clock
  secure: boolean
}

/**
 * Who a request comes from: on the pages for following a question, the citizen who has shown its reference and code;
 * otherwise the person signed in to the municipality of the request's host; otherwise anybody. Never the system.
 */
export function identifyFrom({ sites, sessions, secret, clock, secure }: Setting): Identify {
  const sessionCookie = sessionCookieName(secure)
  return async (request: FastifyRequest) => {
    const municipality = sites.of(request).id
    if (FOLLOWING.test(request.url.split('?')[0]!)) {
      const question = followedQuestion(secret, request.cookies[FOLLOW_COOKIE], clock.now())
      if (question) return citizen(municipality, question)
    }
    const token = request.cookies[sessionCookie]
    const person = token ? await sessions.find(municipality, token) : null
    return person ?? anonymous(municipality)
  }
}
