/** A site as it may stand in a policy: https, or http on this machine, a host, perhaps a port. Anything else is not passed on. */
const SITE = /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+|http:\/\/localhost)(?::\d{1,5})?$/

/** Of the sites a municipality lists, those that may stand in a policy. */
export function sitesThatMayEmbed(listed: readonly string[] | undefined): string[] {
  return (listed ?? []).filter((site) => SITE.test(site))
}

/**
 * Only our own scripts, styles, pictures and forms. Kept pages have no script at all and so need no nonce.
 * @param embeddedBy the sites that may show the page inside theirs; nobody unless told
 */
export function policy(nonce: string | null, embeddedBy: readonly string[] = []): string {
  return [
    `default-src 'self'`,
    nonce ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-ancestors ${embeddedBy.length > 0 ? embeddedBy.join(' ') : `'none'`}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
