import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { Language, PageMunicipality } from '#web/shared/request.ts'
import { sayIn, useLanguage } from '#web/shared/i18n/texts.ts'
import { CitizenShell } from '#web/shared/layout/citizen-shell.tsx'
import { themeNamed } from '#web/shared/theme/themes.ts'
import { isMarkName } from '#web/shared/ui/mark.tsx'
import { citizenAddress, type CitizenPage } from './addresses.ts'
import { frameTexts } from './texts.ts'

/** The municipality whose page this is. On citizens' pages the document has always read it. */
export function useMunicipality(): PageMunicipality {
  const root = useRouteLoaderData<{ municipality: PageMunicipality }>('root')
  if (!root) throw new Error('The page was drawn without its document.')
  return root.municipality
}

export interface CitizenFrameProps {
  /** Which page, so that the language can be changed without losing the place; null where there is nothing to change to. */
  page: CitizenPage | null
  /** After the page's address in the other language: "/K7QF-29MX", "?tjanst=…". */
  rest?: string | undefined
  /** Of the window and the bookmark, before the municipality's name. */
  title: string
  isFront?: boolean | undefined
  isReceipt?: boolean | undefined
  /** Not for search engines: what is somebody's own, and what they themselves can make anew. */
  isUnlisted?: boolean | undefined
  children: ReactNode
}

/** A citizen's page: title, the municipality's head with the other language, the main part, the foot. */
export function CitizenFrame({ page, rest = '', title, children, ...how }: CitizenFrameProps) {
  const { isFront, isReceipt, isUnlisted = page === null } = how
  const language = useLanguage()
  const municipality = useMunicipality()
  const { profile, name } = municipality
  const say = sayIn(language, frameTexts)
  const other = language === 'sv' ? 'en' : 'sv'
  const theme = themeNamed(profile.theme.name)
  return (
    <>
      <title>{`${title.replace(/\.$/, '')}, ${name}`}</title>
      {isUnlisted || page === null ? <meta name="robots" content="noindex" /> : <Addresses page={page} rest={rest} />}
      <CitizenShell
        municipality={{
          name,
          mark: isMarkName(profile.theme.mark) ? profile.theme.mark : theme.mark,
          address: `${name}, ${profile.address}`,
        }}
        words={{ skip: say('skip'), languages: say('languages') }}
        homeHref={citizenAddress(language, 'front')}
        languages={
          page === null ? [] : [{ name: say('otherLanguage'), lang: other, href: citizenAddress(other, page) + rest }]
        }
        footLinks={[
          { text: say('footServices'), href: citizenAddress(language, 'services') },
          { text: say('footAnswers'), href: citizenAddress(language, 'answers') },
          { text: say('footPlaces'), href: citizenAddress(language, 'places') },
          { text: say('footData'), href: citizenAddress(language, 'data') },
          { text: say('footAccessibility'), href: citizenAddress(language, 'accessibility') },
          { text: say('footEasyRead'), href: citizenAddress(language, 'easyRead') },
          { text: say('footDiary'), href: citizenAddress(language, 'diary') },
        ]}
        isFront={isFront}
        isReceipt={isReceipt}
      >
        {children}
      </CitizenShell>
    </>
  )
}

/** The page's own address and the same page in the other language, for search engines. What comes after ? is no page of its own. */
function Addresses({ page, rest }: { page: CitizenPage; rest: string }) {
  const origin = useOrigin()
  const language = useLanguage()
  const path = rest.replace(/\?.*$/, '')
  const address = (of: Language) => origin + citizenAddress(of, page) + path
  return (
    <>
      <link rel="canonical" href={address(language)} />
      <link rel="alternate" hrefLang="sv" href={address('sv')} />
      <link rel="alternate" hrefLang="en" href={address('en')} />
    </>
  )
}

/** How the municipality's pages are reached: https://torget.ekby.example */
export function useOrigin(): string {
  return useRouteLoaderData<{ origin: string }>('root')?.origin ?? ''
}
