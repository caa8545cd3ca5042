import { addressesPublic } from '#domains/answers/contract.ts'
import { listServices } from '#domains/catalogue/contract.ts'
import { openingNow } from '#domains/staff/contract.ts'
import { type CitizenPage, citizenAddress, itemAddress, segments } from '#web/citizen/addresses.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/sitemap.ts'
import { finished, mustBePlain } from './finished.ts'
import { xml, xmlDocument } from './xml.ts'

/** Every page with an address of its own; a search is none, and its results are listed themselves. */
const pages = ['front', ...(Object.keys(segments.sv) as Exclude<CitizenPage, 'front'>[])].filter(
  (page): page is CitizenPage => page !== 'search',
)

/** Every public page in both languages, for search engines. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const page = context.get(pageRequest)
  mustBePlain(request)
  const [{ articles }, { services }, { rows }] = await Promise.all([
    page.call(addressesPublic, {}),
    page.call(listServices, {}),
    page.call(openingNow, {}),
  ])
  const places = new Set(rows.map(({ code }) => code))
  const inBoth = (['sv', 'en'] as const).flatMap((language) => [
    ...pages.map((each) => xml`<url><loc>${page.origin + citizenAddress(language, each)}</loc></url>`),
    ...services.map(({ code }) => xml`<url><loc>${page.origin + itemAddress(language, 'services', code)}</loc></url>`),
    ...[...places].map((code) => xml`<url><loc>${page.origin + itemAddress(language, 'places', code)}</loc></url>`),
    ...articles.map(
      ({ code, publishedAt }) =>
        xml`<url><loc>${page.origin + itemAddress(language, 'answers', code)}</loc><lastmod>${publishedAt}</lastmod></url>`,
    ),
  ])
  return finished(
    xmlDocument(xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${inBoth}
</urlset>`),
    'application/xml',
  )
}
