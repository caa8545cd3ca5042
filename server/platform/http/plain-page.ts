import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#platform/access/actor.ts'
import { preferredLanguage } from '#platform/text/language.ts'
import { policy } from './content-policy.ts'
import type { Municipality } from './site.ts'

/** HTML that has been escaped or written by us. */
export type Html = { readonly html: string }

/** Writes HTML: what is filled in is escaped, unless it is Html already or a list of it. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  return { html: strings.map((text, at) => text + (at < values.length ? filled(values[at]!) : '')).join('') }
}

function filled(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'object') return 'html' in value ? value.html : value.map((each) => each.html).join('')
  return escapeHtml(String(value))
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Addresses of the built stylesheets: the page's own, and the colours of each theme. */
export type PageStyles = { page: string; themes: Readonly<Record<string, string>> }

export type PlainPage = {
  status: number
  title: string
  municipality: Pick<Municipality, 'name' | 'profile'>
  body: Html
  stylesheets: PageStyles | null
  /** Where the browser goes on to by itself. */
  goesOnTo?: string
}

/** A page of one message outside the product's pages, for signing in and out: no script, never kept by the browser. */
export function sendPlainPage(request: FastifyRequest, reply: FastifyReply, page: PlainPage): FastifyReply {
  return reply
    .code(page.status)
    .header('content-security-policy', policy(null))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(plainPage(languageAsked(request), page))
}

export function languageAsked(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language'])
}

/** The page's text. */
export function plainPage(language: Language, page: Omit<PlainPage, 'status'>): string {
  const theme = page.municipality.profile.theme?.name ?? ''
  const sheets = page.stylesheets
    ? [page.stylesheets.themes[theme], page.stylesheets.page].filter((sheet) => sheet !== undefined)
    : []
  const style = sheets.map((sheet) => html`<link rel="stylesheet" href="${sheet}" />`)
  const onward = page.goesOnTo ? html`<meta http-equiv="refresh" content="0; url=${page.goesOnTo}" />` : html``
  return html`<!doctype html>
    <html lang="${language}" data-theme="${theme}" data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <title>${page.title} – ${page.municipality.name}</title>
        ${style}${onward}
      </head>
      <body class="citizen plain">
        <main class="plain-page">
          <p class="plain-municipality">${page.municipality.name}</p>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html>`.html
}
