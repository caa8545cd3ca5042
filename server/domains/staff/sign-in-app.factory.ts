import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { type FixedClock, fixedClock } from '#platform/clock/clock.ts'
import { serveApi } from '#platform/http/api.ts'
import { createApp } from '#platform/http/app.ts'
import { serveDemoSignIn } from '#platform/http/demo-sign-in/serve-demo-sign-in.ts'
import { identifyFrom } from '#platform/http/identify.ts'
import { openSessions, type Sessions } from '#platform/http/session.ts'
import { serveSignIn } from '#platform/http/sign-in.ts'
import type { SignInProvider } from '#platform/http/sign-in-provider.ts'
import { openSites } from '#platform/http/site.ts'
import { operationsOf } from '#platform/operations/execute.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { loadStaffActor } from './load-actor.ts'
import { staffRoutes } from './routes.ts'
import { staffBySubject, staffToChoose } from './sign-in-staff.ts'

export const SECRET = 'a secret that is long enough for tests'

/** An app with signing in, the staff's operations, and /who that tells whom it takes the browser for. */
export async function openSignInApp(
  test: TestDatabase,
  setting: { provider?: SignInProvider; secure?: boolean } = {},
): Promise<{ app: FastifyInstance; sessions: Sessions; clock: FixedClock }> {
  const clock = fixedClock(new Date())
  const secure = setting.secure ?? false
  const app = await createApp({ logger: pino({ level: 'silent' }), requestsPerMinute: 10_000, trustProxy: secure })
  const sites = await openSites(test.owner)
  const sessions = openSessions({ db: test.db, clock, loadActor: loadStaffActor, hub: null })
  const provider =
    setting.provider ??
    (await serveDemoSignIn(app, { db: test.db, sites, trustProxy: secure, staffToChoose, stylesheets: null }))
  await app.register((scope) =>
    serveSignIn(scope, {
      db: test.db,
      clock,
      sites,
      sessions,
      provider,
      staffBySubject,
      secure,
      secret: SECRET,
      stylesheets: null,
      landing: (actor) => (actor.roles.includes('guide') ? '/desk' : '/unit'),
    }),
  )
  const identify = identifyFrom({ sites, sessions, secret: SECRET, clock, secure })
  for (const path of ['/who', '/folj/who']) {
    app.get(path, async (request) => ({ ...(await identify(request)), permissions: undefined }))
  }
  const execution = { db: test.db, operations: operationsOf(staffRoutes), clock, secret: SECRET }
  await app.register((scope) => serveApi(scope, execution, identify))
  return { app, sessions, clock }
}
