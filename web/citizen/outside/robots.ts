import { citizenAddress } from '#web/citizen/addresses.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/robots.ts'
import { finished, mustBePlain } from './finished.ts'

/** Where work is done: nothing there is for search engines, and they would be refused. */
const work = [
  '/desk',
  '/unit',
  '/today',
  '/questions',
  '/news',
  '/meeting',
  '/digests',
  '/agreements',
  '/answers',
  '/answer-files',
  '/directory',
  '/attachments',
  '/sign-in',
  '/api/',
  '/metrics',
]

/** Search engines read what is public, not what is somebody's own, and no searches: there is no end of them. */
export function loader({ context, request }: Route.LoaderArgs): Response {
  const { origin } = context.get(pageRequest)
  mustBePlain(request)
  const own = (['sv', 'en'] as const).flatMap((language) => [
    `${citizenAddress(language, 'follow')}/`,
    citizenAddress(language, 'search'),
  ])
  const lines = ['User-agent: *', ...[...work, ...own].map((path) => `Disallow: ${path}`), '']
  return finished(`${lines.join('\n')}\nSitemap: ${origin}/sitemap.xml\n`, 'text/plain')
}
