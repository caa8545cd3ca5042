import { isIP } from 'node:net'
import type { SecureContextOptions } from 'node:tls'
import { StartUpError } from '#platform/config/start-up-error.ts'

/** A mail server that takes our messages further, as read from its address. */
export type SmtpRelay = {
  host: string
  port: number
  /** TLS from the first byte (smtps). */
  secure: boolean
  /** Otherwise: 'required' refuses to go on without STARTTLS, 'optional' takes it when offered, 'never' speaks openly. */
  startTls: 'required' | 'optional' | 'never'
  auth: { user: string; pass: string } | null
  /** Certificates to trust besides the machine's own. */
  tls: SecureContextOptions
}

/**
 * Reads a relay's address: `smtps://user:password@host`, `smtp://host:587`, `smtp://localhost:25?tls=never`.
 * Messages hold what citizens wrote, so STARTTLS is required unless the relay is this machine itself or `tls` says otherwise.
 * @param tls for a certificate of the municipality's own: { ca }
 * @throws StartUpError when it is no such address
 */
export function relayOf(address: string, tls: SecureContextOptions = {}): SmtpRelay {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new StartUpError('A mail relay must look like smtp://user:password@host:587 or smtps://host.')
  }
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const startTls = url.searchParams.get('tls') ?? (isThisMachine(host) ? 'optional' : 'required')
  if (startTls !== 'required' && startTls !== 'optional' && startTls !== 'never') {
    throw new StartUpError('A mail relay can have ?tls=required, ?tls=optional or ?tls=never.')
  }
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null
  return { host, port: Number(url.port) || (secure ? 465 : 587), secure, startTls, auth, tls }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
