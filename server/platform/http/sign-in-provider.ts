import * as client from 'openid-client'

/** An identity provider as signing in needs it. */
export type SignInProvider = {
  /** Its addresses and our client there. Asked for at the first use, and again after a failure. */
  configuration(): Promise<client.Configuration>
  /** True when its pages are under this very origin, whatever the host: the demo's. */
  sameOrigin: boolean
}

type Registration = { issuer: string; clientId: string; clientSecret: string | null }

/** The municipality's own identity provider, found by OpenID Connect discovery. Plain http only to this machine. */
export function remoteProvider({ issuer, clientId, clientSecret }: Registration): SignInProvider {
  const address = new URL(issuer)
  const onThisMachine = address.protocol === 'http:' && isLoopback(address.hostname)
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret)
  return {
    configuration: kept(() =>
      client.discovery(address, clientId, clientSecret ?? {}, authentication, {
        timeout: 10,
        execute: [client.enableNonRepudiationChecks, ...(onThisMachine ? [client.allowInsecureRequests] : [])],
      }),
    ),
    sameOrigin: false,
  }
}

/** Asks once and keeps the answer; a failure is not kept. */
export function kept<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host.endsWith('.localhost')
}
