import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FixedClock } from '#platform/clock/clock.ts'
import { followCookie } from '#platform/http/follow-cookie.ts'
import type { Sessions } from '#platform/http/session.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Browser, openBrowser } from './browser.factory.ts'
import { openSignInApp, SECRET } from './sign-in-app.factory.ts'
import { arrangeEkby, arrangeLillby, type Ekby } from './staff.factory.ts'

const test = useTestDatabase()
let here: Ekby
let app: FastifyInstance
let sessions: Sessions
let clock: FixedClock
let browser: Browser

beforeAll(async () => {
  here = await arrangeEkby(test.owner)
  await arrangeLillby(test.owner)
  ;({ app, sessions, clock } = await openSignInApp(test))
})
afterAll(() => app.close())
beforeEach(() => {
  browser = openBrowser(app)
})

/** Goes to the sign-in page and to the list of people; the reply is the list. */
const toList = (path = '/sign-in') => browser.go(path)
/** Chooses a person on the list; stops before the address that carries the code, and gives that address. */
async function chooseUntilCode(subject: string, path?: string): Promise<string> {
  const list = await toList(path)
  const resumed = await browser.once('POST', list.path, { subject })
  const back = await browser.once('GET', resumed.location!)
  return back.location!
}
async function signIn(subject: string, path?: string) {
  return browser.once('GET', await chooseUntilCode(subject, path))
}

describe('signing in', () => {
  it('leads through a list of the municipality’s people to a session', async () => {
    const list = await toList()
    expect(list.status).toBe(200)
    expect(list.body).toContain('Ekby kommun')
    expect(list.body).toContain('Alva Linnemark')
    expect(list.body).toContain('samhällsvägledare')
    expect(list.body).toContain('Renhållningen')
    expect(list.body).not.toContain('Hans Moberg')
    expect(list.body).not.toContain('Lisa Björk')
    expect(list.body).not.toMatch(/<script|<style| style=/)
    expect(list.headers['content-security-policy']).toContain("form-action 'self'")
    const done = await signIn('alva')
    expect(done).toMatchObject({ status: 303, location: '/desk' })
    expect(done.setCookies.find((cookie) => cookie.startsWith('torget='))).toMatch(/HttpOnly; SameSite=Lax$/)
    expect((await browser.go('/who')).json).toMatchObject({
      kind: 'staff',
      staffId: here.staff.alva,
      municipalityId: 1,
    })
    expect((await browser.go('/api/v1/staff/me')).json).toMatchObject({ name: 'Alva Linnemark' })
  })

  it('answers in English to who asks for it', async () => {
    expect(
      (
        await browser.once(
          'GET',
          (await browser.once('GET', (await browser.once('GET', '/sign-in')).location!)).location!,
          undefined,
          { 'accept-language': 'en-GB,en' },
        )
      ).body,
    ).toContain('Who do you want to be?')
  })

  it('returns to the page one came from', async () => {
    expect((await signIn('asa', '/sign-in?return=/unit%3Fopen%3D1')).location).toBe('/unit?open=1')
    expect((await signIn('asa')).location).toBe('/unit')
  })

  it('never leads to another site', async () => {
    for (const trap of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      'evil',
      '/sign-out',
    ]) {
      const done = await signIn('asa', `/sign-in?return=${encodeURIComponent(trap)}`)
      expect(done.location, trap).toBe('/unit')
    }
  })

  it('can change person, and ends the earlier session', async () => {
    await signIn('alva')
    const first = browser.cookies.get('torget')!
    await signIn('maj')
    expect((await browser.go('/who')).json).toMatchObject({ name: 'Maj Sundvall' })
    expect(await sessions.find(1, first)).toBeNull()
  })

  it('works in two tabs at once', async () => {
    const one = await chooseUntilCode('alva')
    const two = await chooseUntilCode('maj')
    expect((await browser.once('GET', one)).status).toBe(303)
    expect((await browser.once('GET', two)).status).toBe(303)
    expect((await browser.go('/who')).json).toMatchObject({ name: 'Maj Sundvall' })
  })

  it('works by 127.0.0.1 and by the other municipality’s host, each with its own people', async () => {
    for (const [host, person, municipalityId] of [
      ['127.0.0.1:3000', 'alva', 1],
      ['lillby.localhost:3000', 'lisa', 2],
    ] as const) {
      browser = openBrowser(app, host)
      expect((await signIn(person)).location).toBe('/desk')
      expect((await browser.go('/who')).json).toMatchObject({ kind: 'staff', municipalityId })
    }
    expect((await openBrowser(app, 'lillby.localhost').go('/sign-in')).body).not.toContain('Alva')
  })
})

describe('signing in is refused', () => {
  const refused = async (address: string, status = 400) => {
    const reply = await browser.once('GET', address)
    expect(reply.status).toBe(status)
    expect(reply.body).toContain('Logga in igen')
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
  }

  it('with another state', async () => {
    const address = new URL(await chooseUntilCode('alva'), 'http://localhost')
    const state = address.searchParams.get('state')!
    address.searchParams.set('state', `${state.slice(0, 12)}${'x'.repeat(31)}`)
    await refused(address.pathname + address.search)
    await refused('/sign-in/callback')
    await refused('/sign-in/callback?code=x&state=y')
  })

  it('with a code that was used', async () => {
    const address = await chooseUntilCode('alva')
    const kept = new Map(browser.cookies)
    expect((await browser.once('GET', address)).status).toBe(303)
    kept.delete('torget')
    browser.cookies = kept
    await refused(address)
  })

  it('in a browser that did not begin it', async () => {
    const address = await chooseUntilCode('alva')
    browser = openBrowser(app)
    await refused(address)
  })

  it('on another municipality’s host', async () => {
    const address = await chooseUntilCode('alva')
    const stolen = browser.cookies
    browser = openBrowser(app, 'lillby.localhost')
    browser.cookies = stolen
    await refused(address)
  })

  it('when it took too long', async () => {
    const address = await chooseUntilCode('alva')
    clock.advance({ minutes: 16 })
    await refused(address)
  })

  it('for somebody who was taken off the list meanwhile, with words about it', async () => {
    const address = await chooseUntilCode('kent')
    await test.owner.query(`update staff_member set left_on = '2020-01-01' where id = $1`, [here.staff.kent])
    const reply = await browser.once('GET', address)
    expect(reply.status).toBe(403)
    expect(reply.body).toContain('ingen medarbetare här med det kontot')
    await test.owner.query('update staff_member set left_on = null where id = $1', [here.staff.kent])
  })

  it('for somebody who is not on the list, and for a list that is old', async () => {
    const list = await toList()
    expect((await browser.once('POST', list.path, { subject: 'lisa' })).status).toBe(400)
    browser = openBrowser(app)
    expect((await browser.once('GET', list.path)).status).toBe(400)
    expect((await browser.once('POST', list.path, { subject: 'alva' })).status).toBe(400)
  })

  it('towards an address that is not ours', async () => {
    const asked = new URL((await browser.once('GET', '/sign-in')).location!, 'http://localhost')
    asked.searchParams.set('redirect_uri', 'https://evil.example/sign-in/callback')
    const reply = await browser.once('GET', asked.pathname + asked.search)
    expect(reply).toMatchObject({ status: 400, location: undefined })
    expect(reply.body).not.toContain('<style')
  })

  it('when another site’s page sends the choice', async () => {
    const list = await toList()
    const reply = await browser.once('POST', list.path, { subject: 'alva' }, { origin: 'https://evil.example' })
    expect(reply.status).toBe(403)
  })
})

describe('being signed in', () => {
  it('ends by signing out, which another site cannot do', async () => {
    await signIn('alva')
    const token = browser.cookies.get('torget')!
    const foreign = await browser.once('POST', '/sign-out', {}, { 'sec-fetch-site': 'cross-site' })
    expect(foreign.status).toBe(403)
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'staff' })
    expect(await browser.once('POST', '/sign-out', {})).toMatchObject({ status: 303, location: '/' })
    expect(browser.cookies.has('torget')).toBe(false)
    browser.cookies.set('torget', token)
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
  })

  it('holds in one municipality only', async () => {
    await signIn('alva')
    const other = openBrowser(app, 'lillby.localhost')
    other.cookies = browser.cookies
    expect((await other.go('/who')).json).toMatchObject({ kind: 'anonymous', municipalityId: 2 })
    expect((await other.go('/api/v1/staff/me')).status).toBe(401)
  })

  it('ends when the employment does', async () => {
    await signIn('jonna')
    await test.owner.query(`update staff_member set left_on = '2020-01-01' where id = $1`, [here.staff.jonna])
    clock.advance({ seconds: 6 })
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
  })

  it('ends when left alone', async () => {
    await signIn('alva')
    clock.advance({ hours: 2, minutes: 1 })
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
  })
})

describe('following a question', () => {
  const question = '018f0000-0000-7000-8000-000000000001'
  const cookieValue = (secretUsed = SECRET) => /=([^;]+)/.exec(followCookie(secretUsed, false, clock)(question))![1]!

  it('is remembered on the pages for it, and nowhere else', async () => {
    browser.cookies.set('torget_follow', cookieValue())
    expect((await browser.go('/folj/who')).json).toEqual({ kind: 'citizen', municipalityId: 1, questionId: question })
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'anonymous' })
    await signIn('alva')
    expect((await browser.go('/folj/who')).json).toMatchObject({ kind: 'citizen' })
    expect((await browser.go('/who')).json).toMatchObject({ kind: 'staff' })
  })

  it('is forgotten after twelve hours, and never believed unsigned', async () => {
    const anonymous = async (value: string) => {
      browser.cookies.set('torget_follow', value)
      expect((await browser.go('/folj/who')).json, value).toMatchObject({ kind: 'anonymous' })
    }
    const value = cookieValue()
    await anonymous(value.replace('018f0000', '018f0001'))
    await anonymous(value.replace(/\.(\d+)\./, (_, until: string) => `.${Number(until) + 1}.`))
    await anonymous(cookieValue('another secret that is long enough'))
    await anonymous('nonsense')
    clock.advance({ hours: 12, seconds: 1 })
    await anonymous(value)
  })
})
