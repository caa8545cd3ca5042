import type { FastifyInstance } from 'fastify'

export type BrowserReply = {
  status: number
  path: string
  location: string | undefined
  headers: Record<string, unknown>
  setCookies: string[]
  body: string
  json: Record<string, unknown>
}

/** A browser without script, for tests: keeps cookies by name, follows redirects, sends forms. */
export type Browser = {
  cookies: Map<string, string>
  /** One request, no redirect followed. */
  once(
    method: 'GET' | 'POST',
    address: string,
    form?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<BrowserReply>
  /** GET, following redirects on this host. */
  go(address: string): Promise<BrowserReply>
}

/** Opens a browser on the app, without a network. @param host as the browser names it */
export function openBrowser(app: FastifyInstance, host = 'localhost:3000'): Browser {
  const browser: Browser = {
    cookies: new Map(),
    async once(method, address, form, headers = {}) {
      const { pathname, search } = new URL(address, `http://${host}`)
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await app.inject({
        method,
        url: pathname + search,
        headers: {
          host,
          'accept-language': 'sv',
          ...(cookie ? { cookie } : {}),
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${host}` } : {}),
          ...headers,
        },
        ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
      })
      const setCookies = [reply.headers['set-cookie'] ?? []].flat()
      for (const each of setCookies) keep(browser.cookies, each)
      const body = reply.body
      return {
        status: reply.statusCode,
        path: pathname + search,
        location: reply.headers.location,
        headers: reply.headers,
        setCookies,
        body,
        json: body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {},
      }
    },
    async go(address) {
      for (let hops = 0; hops < 10; hops++) {
        const reply = await browser.once('GET', address)
        if (reply.location === undefined) return reply
        address = reply.location
      }
      throw new Error(`${address} leads round in circles.`)
    },
  }
  return browser
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair, ...attributes] = header.split('; ')
  const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)]
  const gone = attributes.some(
    (each) => /^max-age=0$/i.test(each) || (/^expires=/i.test(each) && Date.parse(each.slice(8)) <= Date.now()),
  )
  if (gone) cookies.delete(name)
  else cookies.set(name, value)
}
