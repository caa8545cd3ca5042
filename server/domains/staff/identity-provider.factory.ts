import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { generateKeyPairSync, sign } from 'node:crypto'
import type { AddressInfo } from 'node:net'

/** A municipality's identity provider as far as signing in goes, on a port of its own, for tests. */
export type IdentityProvider = {
  issuer: string
  /** Who signs in next, and what the provider then says otherwise than it should. */
  next: { subject: string; claims?: Record<string, unknown>; error?: string; forged?: boolean }
  stop(): Promise<void>
}

/** Starts it. It asks for no password: whoever comes is `next.subject`. */
export async function startIdentityProvider(port = 0): Promise<IdentityProvider> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const others = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const nonces = new Map<string, string>()
  const provider: IdentityProvider = {
    issuer,
    next: { subject: 'alva' },
    stop: () =>
      new Promise((gone) => {
        server.close(() => gone())
        server.closeAllConnections()
      }),
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, issuer)
    const tell = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') return void tell(metadata(issuer))
    if (url.pathname === '/jwks') {
      return void tell({
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }],
      })
    }
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri')!)
      back.searchParams.set('state', url.searchParams.get('state')!)
      if (provider.next.error) back.searchParams.set('error', provider.next.error)
      else {
        const code = String(nonces.size + 1)
        nonces.set(code, url.searchParams.get('nonce')!)
        back.searchParams.set('code', code)
      }
      return void response.writeHead(302, { location: back.href }).end()
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const code = new URLSearchParams(Buffer.concat(parts).toString()).get('code')!
      const key = provider.next.forged ? others.privateKey : keys.privateKey
      const now = Math.floor(Date.now() / 1000)
      const claims = {
        iss: issuer,
        aud: 'torget',
        sub: provider.next.subject,
        nonce: nonces.get(code),
        iat: now,
        exp: now + 60,
      }
      const body = `${encoded({ alg: 'ES256', kid: 'one' })}.${encoded({ ...claims, ...provider.next.claims })}`
      const signature = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      tell({ access_token: 'unused', token_type: 'Bearer', id_token: `${body}.${signature}` })
    })
  }
  return provider
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
  }
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
