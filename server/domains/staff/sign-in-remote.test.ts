import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { remoteProvider } from '#platform/http/sign-in-provider.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Browser, openBrowser } from './browser.factory.ts'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.factory.ts'
import { openSignInApp } from './sign-in-app.factory.ts'
import { arrangeEkby } from './staff.factory.ts'

const test = useTestDatabase()
let idp: IdentityProvider
let app: FastifyInstance
let browser: Browser

beforeAll(async () => {
  await arrangeEkby(test.owner)
  idp = await startIdentityProvider()
  const provider = remoteProvider({ issuer: idp.issuer, clientId: 'torget', clientSecret: 'secret' })
  ;({ app } = await openSignInApp(test, { provider, secure: true }))
})
afterAll(async () => {
  await app.close()
  await idp.stop()
})
beforeEach(() => {
  browser = openBrowser(app, 'torget.ekby.example')
  idp.next = { subject: 'alva' }
})

async function signIn(path = '/sign-in') {
  const away = await browser.once('GET', path)
  const back = await fetch(away.location!, { redirect: 'manual' })
  return browser.once('GET', back.headers.get('location')!)
}

describe('signing in with the municipality’s own provider', () => {
  it('goes there by PKCE and comes back by https with a cookie for this host only', async () => {
    const away = new URL((await browser.once('GET', '/sign-in')).location!)
    expect(away.origin).toBe(idp.issuer)
    expect(Object.fromEntries(away.searchParams)).toMatchObject({
      redirect_uri: 'https://torget.ekby.example/sign-in/callback',
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
    })
    const done = await signIn('/sign-in?return=/desk/idag')
    expect(done).toMatchObject({ status: 303, location: '/desk/idag' })
    const cookie = done.setCookies.find((each) => each.startsWith('__Host-torget='))
    expect(cookie).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect((await browser.go('/who')).json).toMatchObject({ name: 'Alva Linnemark' })
  })

  it('is not for somebody the municipality does not know, or who has left', async () => {
    for (const subject of ['stranger', 'hans']) {
      idp.next = { subject }
      const reply = await signIn()
      expect(reply.status).toBe(403)
      expect(reply.body).toContain('ingen medarbetare här med det kontot')
      expect(browser.cookies.has('__Host-torget')).toBe(false)
    }
  })

  it('says so when one turned back', async () => {
    idp.next = { subject: 'alva', error: 'access_denied' }
    const reply = await signIn()
    expect(reply.status).toBe(400)
    expect(reply.body).toContain('Inloggningen avbröts')
  })

  it.each([
    ['another nonce', { claims: { nonce: 'other' } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'other' } }],
    ['a ticket that is over', { claims: { exp: 1 } }],
    ['a signature by somebody else', { forged: true }],
  ])('refuses %s', async (_, wrong) => {
    idp.next = { subject: 'alva', ...wrong }
    const reply = await signIn()
    expect(reply.status).toBe(400)
    expect(browser.cookies.has('__Host-torget')).toBe(false)
  })

  it('signs out there too, by a page and not by a redirect from the form', async () => {
    await signIn()
    const reply = await browser.once('POST', '/sign-out', {}, { origin: 'https://torget.ekby.example' })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatch(new RegExp(`http-equiv="refresh" content="0; url=${idp.issuer}/end\\?`))
    expect(reply.body).toContain('id_token_hint=')
    expect(reply.body).not.toContain('<script')
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
  })
})

describe('a provider that is away', () => {
  it('is said plainly, and found again when it is back', async () => {
    const gone = await startIdentityProvider()
    await gone.stop()
    const provider = remoteProvider({ issuer: gone.issuer, clientId: 'torget', clientSecret: null })
    const opened = await openSignInApp(test, { provider })
    const reply = await openBrowser(opened.app).once('GET', '/sign-in')
    expect(reply.status).toBe(503)
    expect(reply.body).toContain('svarar inte just nu')
    const back = await startIdentityProvider(Number(new URL(gone.issuer).port))
    expect((await openBrowser(opened.app).once('GET', '/sign-in')).location).toContain(`${gone.issuer}/authorize?`)
    await back.stop()
    await opened.app.close()
  })
})
