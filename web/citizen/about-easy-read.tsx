import { data } from 'react-router'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import type { Route } from './+types/about-easy-read.ts'
import { AboutPage, keptHeaders } from './about-page.tsx'
import { easyReadTexts } from './about-texts.ts'
import { citizenAddress } from './addresses.ts'
import { frontTexts } from './texts.ts'

export function loader() {
  return data(null, { headers: keptHeaders })
}

export function headers({ loaderHeaders }: Route.HeadersArgs): Headers {
  return loaderHeaders
}

export default function AboutEasyReadPage() {
  const say = useTexts(frontTexts)
  const language = useLanguage()
  return (
    <AboutPage
      page="easyRead"
      texts={easyReadTexts}
      isEasy
      ways={[
        { text: say('askUs'), href: citizenAddress(language, 'ask') },
        { text: say('follow'), href: citizenAddress(language, 'follow') },
      ]}
    />
  )
}
