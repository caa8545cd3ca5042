import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { type StaffActor, system } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock/clock.ts'
import { type Database, inTransaction, isDatabaseAway, type Tx } from '#platform/database/database.ts'
import { say } from '#platform/text/language.ts'
import '#platform/text/sign-in-texts.ts'
import { faultOf } from './api.ts'
import { sessionCookieName } from './identify.ts'
import { html, languageAsked, type PageStyles, sendPlainPage } from './plain-page.ts'
import { LONGEST, type Sessions } from './session.ts'
import type { SignInProvider } from './sign-in-provider.ts'
import { localPath, openState, sealState, SIGN_IN_LASTS, type SignInState, stateCookieName } from './sign-in-state.ts'
import type { Sites } from './site.ts'

export type SignInSetting = {
  db: Database
  clock: Clock
  sites: Sites
  sessions: Sessions
  provider: SignInProvider
  secret: string
  /** True when browsers reach us by https. */
  secure: boolean
  /** The person with this subject at the provider, in this municipality; null when there is none who works here today. */
  staffBySubject: (tx: Tx, municipalityId: number, subject: string, at: Date) => Promise<string | null>
  /** The page somebody starts at when they asked for none. */
  landing: (actor: StaffActor) => string
  /** Null before the pages are built. */
  stylesheets: PageStyles | null
}

/**
 * Signing in and out by OpenID Connect: authorization code with PKCE, state and nonce.
 * GET /sign-in?return=/path, GET /sign-in/callback, POST /sign-out. Register in a scope of its own.
 */
export async function serveSignIn(app: FastifyInstance, setting: SignInSetting): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  )
  app.get('/sign-in', { schema: { hide: true } }, (request, reply) => leave(request, reply, setting))
  app.get('/sign-in/callback', { schema: { hide: true } }, (request, reply) => comeBack(request, reply, setting))
  app.post('/sign-out', { schema: { hide: true } }, (request, reply) => signOut(request, reply, setting))
}

/** Sends the browser to the provider, and remembers in the browser what must be recognised afterwards. */
async function leave(request: FastifyRequest, reply: FastifyReply, setting: SignInSetting): Promise<FastifyReply> {
  const configuration = await reachable(request, setting)
  if (!configuration) return tellProblem(request, reply, setting, 503, 'sign-in.away')
  const remembered: SignInState = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
    municipalityId: setting.sites.of(request).id,
    returnTo: localPath((request.query as { return?: unknown }).return),
    until: setting.clock.now().getTime() + SIGN_IN_LASTS,
  }
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${originOf(request, setting)}/sign-in/callback`,
    scope: 'openid',
    state: remembered.state,
    nonce: remembered.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(remembered.codeVerifier),
    code_challenge_method: 'S256',
  })
  return reply
    .setCookie(stateCookieName(remembered.state, setting.secure), sealState(setting.secret, remembered), {
      ...cookieOptions(setting),
      maxAge: SIGN_IN_LASTS / 1000,
    })
    .header('cache-control', 'no-store')
    .redirect(setting.provider.sameOrigin ? address.pathname + address.search : address.href, 303)
}

/** Receives the browser from the provider, checks that it is the same sign-in, and begins the session. */
async function comeBack(request: FastifyRequest, reply: FastifyReply, setting: SignInSetting): Promise<FastifyReply> {
  const now = setting.clock.now()
  const municipalityId = setting.sites.of(request).id
  const { state } = request.query as { state?: unknown }
  const cookie = stateCookieName(typeof state === 'string' ? state : '', setting.secure)
  const remembered = openState(setting.secret, request.cookies[cookie], now)
  void reply.clearCookie(cookie, cookieOptions(setting)).header('cache-control', 'no-store')
  if (!remembered || remembered.municipalityId !== municipalityId) {
    return tellProblem(request, reply, setting, 400, 'sign-in.failed')
  }
  const configuration = await reachable(request, setting)
  if (!configuration) return tellProblem(request, reply, setting, 503, 'sign-in.away')
  const known = await subjectOf(configuration, request, remembered, setting)
  if ('problem' in known)
    return tellProblem(request, reply, setting, known.problem === 'sign-in.away' ? 503 : 400, known.problem)
  const staffId = await inTransaction(setting.db, system(municipalityId), (tx) =>
    setting.staffBySubject(tx, municipalityId, known.subject, now),
  )
  if (!staffId) return tellProblem(request, reply, setting, 403, 'sign-in.unknown')
  const name = sessionCookieName(setting.secure)
  const earlier = request.cookies[name]
  if (earlier) await setting.sessions.end(municipalityId, earlier)
  const token = await setting.sessions.start(municipalityId, staffId, known.idToken)
  const actor = await setting.sessions.find(municipalityId, token)
  if (!actor) return tellProblem(request, reply, setting, 403, 'sign-in.unknown')
  return reply
    .setCookie(name, token, { ...cookieOptions(setting), maxAge: LONGEST / 1000 })
    .redirect(remembered.returnTo ?? setting.landing(actor), 303)
}

type Known =
  | { subject: string; idToken: string | null }
  | { problem: 'sign-in.failed' | 'sign-in.cancelled' | 'sign-in.away' }

/** Exchanges the code and checks issuer, audience, signature, nonce and state. */
async function subjectOf(
  configuration: client.Configuration,
  request: FastifyRequest,
  remembered: SignInState,
  setting: SignInSetting,
): Promise<Known> {
  try {
    const address = new URL(request.raw.url ?? '/', originOf(request, setting))
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: remembered.codeVerifier,
      expectedState: remembered.state,
      expectedNonce: remembered.nonce,
      idTokenExpected: true,
    })
    return { subject: tokens.claims()!.sub, idToken: tokens.id_token ?? null }
  } catch (error) {
    if (isDatabaseAway(error) || (error instanceof TypeError && error.message === 'fetch failed')) {
      return { problem: 'sign-in.away' }
    }
    const refused = error instanceof client.AuthorizationResponseError && error.error === 'access_denied'
    if (!refused) request.log.warn({ fault: faultOf(error), requestId: request.id }, 'sign-in refused')
    return { problem: refused ? 'sign-in.cancelled' : 'sign-in.failed' }
  }
}

/** Ends the session here, and at the provider if it can be asked to. */
async function signOut(request: FastifyRequest, reply: FastifyReply, setting: SignInSetting): Promise<FastifyReply> {
  const name = sessionCookieName(setting.secure)
  const token = request.cookies[name]
  const idToken = token ? await setting.sessions.end(setting.sites.of(request).id, token) : null
  void reply.clearCookie(name, cookieOptions(setting)).header('cache-control', 'no-store')
  const configuration = idToken ? await reachable(request, setting) : null
  if (!idToken || !configuration?.serverMetadata().end_session_endpoint) return reply.redirect('/', 303)
  const elsewhere = client.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${originOf(request, setting)}/`,
  })
  // A page that goes on by itself, not a redirect: browsers let a form lead only to this origin (form-action).
  const language = languageAsked(request)
  return sendPlainPage(request, reply, {
    status: 200,
    title: say(language, 'sign-out.done'),
    municipality: setting.sites.of(request),
    body: html`<p><a href="${elsewhere.href}">${say(language, 'sign-out.elsewhere')}</a></p>`,
    stylesheets: setting.stylesheets,
    goesOnTo: elsewhere.href,
  })
}

async function reachable(request: FastifyRequest, setting: SignInSetting): Promise<client.Configuration | null> {
  try {
    return await setting.provider.configuration()
  } catch (error) {
    request.log.error({ fault: faultOf(error), requestId: request.id }, 'identity provider cannot be reached')
    return null
  }
}

function tellProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  setting: SignInSetting,
  status: number,
  code: string,
): FastifyReply {
  const language = languageAsked(request)
  return sendPlainPage(request, reply, {
    status,
    title: say(language, 'sign-in.title'),
    municipality: setting.sites.of(request),
    body: html`<p>${say(language, code)}</p>
      <p><a href="/sign-in">${say(language, 'sign-in.again')}</a></p>`,
    stylesheets: setting.stylesheets,
  })
}

/** As the browser sees us. The provider accepts only addresses that were registered there, whatever a request claims. */
function originOf(request: FastifyRequest, { secure }: SignInSetting): string {
  return `${secure ? 'https' : request.protocol}://${request.host}`
}

function cookieOptions({ secure }: SignInSetting) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
}
