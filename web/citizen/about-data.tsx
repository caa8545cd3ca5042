import { data } from 'react-router'
import type { Route } from './+types/about-data.ts'
import { AboutPage, keptHeaders } from './about-page.tsx'
import { dataTexts } from './about-texts.ts'

export function loader() {
  return data(null, { headers: keptHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function AboutDataPage() {
  return <AboutPage page="data" texts={dataTexts} />
}
