import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { JWK } from 'oidc-provider'
import type { Language } from '#platform/access/actor.ts'
import { html, type PageStyles, plainPage } from '#platform/http/plain-page.ts'
import type { Municipality } from '#platform/http/site.ts'
import { preferredLanguage, say } from '#platform/text/language.ts'
import '#platform/text/sign-in-texts.ts'
import { memoryAdapters } from './memory-adapter.ts'

export const DEMO_PATH = '/demo-sign-in'
/** Only a name: the provider answers under whatever host the browser came by. */
export const DEMO_ISSUER = 'http://demo-sign-in.localhost'
export const DEMO_SESSION_COOKIE = 'torget_demo_session'
export const DEMO_CLIENT = { id: 'torget', secret: randomBytes(24).toString('base64url') }

type Setting = { trustProxy: boolean; stylesheets: PageStyles | null; municipalityOf: (host: string) => Municipality }

/**
 * An OpenID Connect provider in this process, for the demo: keys made at start, everything in memory, no passwords.
 * Its library is loaded only here, so that production never carries it.
 */
export async function makeDemoProvider(setting: Setting): Promise<Provider> {
  const { default: OidcProvider } = await import('oidc-provider')
  const provider = new OidcProvider(DEMO_ISSUER, {
    adapter: memoryAdapters() as never,
    clients: [
      {
        client_id: DEMO_CLIENT.id,
        client_secret: DEMO_CLIENT.secret,
        redirect_uris: ['http://localhost/sign-in/callback'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: DEMO_SESSION_COOKIE, interaction: 'torget_demo_choice', resume: 'torget_demo_resume' },
    },
    scopes: ['openid'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Interaction: 3600, Session: 3600, Grant: 3600 },
    pkce: { required: () => true },
    interactions: { url: (_, choice) => `${DEMO_PATH}/login/${choice.uid}` },
    findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    // Choosing a person is all the consent a demo needs.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError(ctx) {
      const language: Language = preferredLanguage(ctx.get('accept-language'))
      ctx.type = 'html'
      ctx.body = plainPage(language, {
        title: say(language, 'sign-in.title'),
        municipality: setting.municipalityOf(ctx.hostname),
        body: html`<p>${say(language, 'sign-in.failed')}</p>
          <p><a href="/sign-in">${say(language, 'sign-in.again')}</a></p>`,
        stylesheets: setting.stylesheets,
      })
    },
  })
  provider.proxy = setting.trustProxy
  // The demo answers on localhost, 127.0.0.1 and each municipality's host: back to where the browser came from, nowhere else.
  provider.Client.prototype.redirectUriAllowed = (address) => {
    const host = OidcProvider.ctx?.host
    return URL.canParse(address) && new URL(address).host === host && new URL(address).pathname === '/sign-in/callback'
  }
  return provider
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: 'demo', alg: 'ES256', use: 'sig' } as JWK
}
