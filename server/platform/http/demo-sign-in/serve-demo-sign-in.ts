import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import * as client from 'openid-client'
import { system } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/database/database.ts'
import { policy } from '#platform/http/content-policy.ts'
import { type Html, html, languageAsked, type PageStyles, sendPlainPage } from '#platform/http/plain-page.ts'
import { kept, type SignInProvider } from '#platform/http/sign-in-provider.ts'
import type { Municipality, Sites } from '#platform/http/site.ts'
import { say } from '#platform/text/language.ts'
import { DEMO_CLIENT, DEMO_ISSUER, DEMO_PATH, DEMO_SESSION_COOKIE, makeDemoProvider } from './demo-provider.ts'

/** Somebody the demo's page offers. */
export type DemoPerson = { subject: string; name: string; title: string; unit: string; roles: readonly string[] }

export type DemoSignInSetting = {
  db: Database
  sites: Sites
  trustProxy: boolean
  /** Whom to offer in this municipality, in the order they shall stand. */
  staffToChoose: (tx: Tx, municipalityId: number) => Promise<DemoPerson[]>
  stylesheets: PageStyles | null
}

/**
 * Serves the demo's identity provider under /demo-sign-in and gives it as the provider to sign in with.
 * Call on the whole app (it makes scopes of its own). Our own questions to it go inside the process, so it needs no
 * listening address.
 */
export async function serveDemoSignIn(app: FastifyInstance, setting: DemoSignInSetting): Promise<SignInProvider> {
  const municipalityOf = (host: string): Municipality => setting.sites.of({ hostname: host })
  const provider = await makeDemoProvider({ ...setting, municipalityOf })
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    )
    const at = `${DEMO_PATH}/login/:uid`
    scope.get(at, { schema: { hide: true } }, (request, reply) => showChoice(request, reply, provider, setting))
    scope.post(at, { schema: { hide: true } }, (request, reply) => choose(request, reply, provider, setting))
  })
  await app.register(async (scope) => {
    // The provider reads bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    const answer = provider.callback()
    scope.route({
      method: ['GET', 'POST'],
      url: `${DEMO_PATH}/*`,
      schema: { hide: true },
      handler: (request, reply) => pass(request, reply, answer),
    })
  })
  return { configuration: kept(() => configure(app)), sameOrigin: true }
}

/** Hands a request over to the provider, with our security headers and its own part of the address. */
function pass(request: FastifyRequest, reply: FastifyReply, answer: ReturnType<Provider['callback']>): void {
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  reply.raw.setHeader('content-security-policy', policy(null))
  // This is how the provider learns under which path it is mounted.
  const raw = request.raw as typeof request.raw & { originalUrl: string }
  raw.originalUrl = raw.url!
  raw.url = raw.originalUrl.slice(DEMO_PATH.length)
  if (raw.headers.cookie) raw.headers.cookie = withoutSession(raw.headers.cookie)
  void answer(raw, reply.raw)
}

/**
 * The provider's own session is never shown to it: whoever signs in again chooses again. With it, changing person would go
 * by a page that sends itself with a script, which our content policy rightly stops.
 */
function withoutSession(cookies: string): string {
  const kept = cookies.split(/; ?/).filter((cookie) => !cookie.startsWith(DEMO_SESSION_COOKIE))
  return kept.join('; ')
}

/** The client's side: discovery and code exchange without leaving the process. */
async function configure(app: FastifyInstance): Promise<client.Configuration> {
  const ask: client.CustomFetch = async (address, { method, headers, body }) => {
    const { pathname, search, host } = new URL(address)
    const path = pathname.startsWith(DEMO_PATH) ? pathname : DEMO_PATH + pathname
    const reply = await app.inject({
      method: method as 'GET' | 'POST',
      url: path + search,
      headers: { ...headers, host },
      ...(body instanceof URLSearchParams ? { payload: body.toString() } : {}),
    })
    return new Response(reply.body, {
      status: reply.statusCode,
      headers: { 'content-type': reply.headers['content-type'] as string },
    })
  }
  return client.discovery(new URL(DEMO_ISSUER), DEMO_CLIENT.id, DEMO_CLIENT.secret, undefined, {
    [client.customFetch]: ask,
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  })
}

async function showChoice(
  request: FastifyRequest,
  reply: FastifyReply,
  provider: Provider,
  setting: DemoSignInSetting,
): Promise<FastifyReply> {
  if (!(await isUnderWay(request, reply, provider))) return stale(request, reply, setting)
  const municipality = setting.sites.of(request)
  const people = await inTransaction(setting.db, system(municipality.id), (tx) =>
    setting.staffToChoose(tx, municipality.id),
  )
  const language = languageAsked(request)
  const groups = [...Map.groupBy(people, (person) => person.unit)].map(
    ([unit, members]) =>
      html` <section class="demo-unit">
        <h2>${unit}</h2>
        <ul class="demo-people">
          ${members.map((person) =>
            button(
              person,
              person.roles.map((role) => say(language, `role.${role}`)),
            ),
          )}
        </ul>
      </section>`,
  )
  return sendPlainPage(request, reply, {
    status: 200,
    title: say(language, 'demo-sign-in.title'),
    municipality,
    body: html`<p class="plain-lead">${say(language, 'demo-sign-in.lead')}</p>
      <form method="post" class="demo-sign-in">${groups}</form>`,
    stylesheets: setting.stylesheets,
  })
}

function button(person: DemoPerson, roles: readonly string[]): Html {
  return html` <li>
    <button class="demo-person" type="submit" name="subject" value="${person.subject}">
      <strong>${person.name}</strong> <span>${person.title} (${roles.join(', ')})</span>
    </button>
  </li>`
}

async function choose(
  request: FastifyRequest,
  reply: FastifyReply,
  provider: Provider,
  setting: DemoSignInSetting,
): Promise<FastifyReply> {
  const municipality = setting.sites.of(request)
  const subject = typeof request.body === 'string' ? new URLSearchParams(request.body).get('subject') : null
  const people = await inTransaction(setting.db, system(municipality.id), (tx) =>
    setting.staffToChoose(tx, municipality.id),
  )
  const chosen = people.find((person) => person.subject === subject)
  if (!chosen || !(await isUnderWay(request, reply, provider))) return stale(request, reply, setting)
  const onward = await provider.interactionResult(request.raw, reply.raw, {
    login: { accountId: chosen.subject, remember: false },
  })
  const { pathname, search } = new URL(onward)
  return reply.header('cache-control', 'no-store').redirect(pathname + search, 303)
}

/** Whether the browser has a sign-in begun and not ended. */
async function isUnderWay(request: FastifyRequest, reply: FastifyReply, provider: Provider): Promise<boolean> {
  try {
    await provider.interactionDetails(request.raw, reply.raw)
    return true
  } catch {
    return false
  }
}

function stale(request: FastifyRequest, reply: FastifyReply, setting: DemoSignInSetting): FastifyReply {
  const language = languageAsked(request)
  return sendPlainPage(request, reply, {
    status: 400,
    title: say(language, 'sign-in.title'),
    municipality: setting.sites.of(request),
    body: html`<p>${say(language, 'demo-sign-in.stale')}</p>
      <p><a href="/sign-in">${say(language, 'sign-in.again')}</a></p>`,
    stylesheets: setting.stylesheets,
  })
}
