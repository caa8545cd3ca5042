import { data } from 'react-router'
import type { Route } from './+types/about-accessibility.ts'
import { AboutPage, keptHeaders } from './about-page.tsx'
import { accessibilityTexts } from './about-texts.ts'

export function loader() {
  return data(null, { headers: keptHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function AboutAccessibilityPage() {
  return <AboutPage page="accessibility" texts={accessibilityTexts} />
}
