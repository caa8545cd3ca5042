/** Only our own scripts, styles, pictures and forms. Kept pages have no script at all and so need no nonce. */
export function policy(nonce: string | null): string {
  return [
    `default-src 'self'`,
    nonce ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
