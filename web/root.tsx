import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { unreadNews } from '#domains/news/contract.ts'
import type { Unread } from '#web/news/news-menu.tsx'
import { pageRequest, type Language, type PageMunicipality, type ToldProblem } from '#web/shared/request.ts'
import { mainFont, stylesheets } from '#web/shared/styles/stylesheets.ts'
import { themeNamed } from '#web/shared/theme/themes.ts'
import type { Route } from './+types/root.ts'
import { ProblemPage } from './problem-page.tsx'

/** What a route says of itself: its mood, and whether it sends script. Nothing said: a citizen's page without script. */
export type PageHandle = { mood?: 'citizen' | 'work'; script?: true }

type RootData = {
  language: Language
  timeZone: string
  now: string
  municipality: PageMunicipality
  /** How its pages are reached, for addresses that leave them. */
  origin: string
  /** News the reader has not read, for the bar of work pages; null to citizens. */
  unread: Unread | null
}

export async function loader({ context }: Route.LoaderArgs): Promise<RootData> {
  const page = context.get(pageRequest)
  const { language, municipality, origin, now, actor } = page
  const unread = actor.permissions.includes('news.read') ? await page.attempt(unreadNews, {}) : null
  return {
    language,
    timeZone: municipality.timeZone,
    now: now.toISOString(),
    municipality,
    origin,
    unread: unread?.ok ? unread.reply : null,
  }
}

/** The document around every page. Script is sent only where the route asks for it. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>('root')
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined)
  // What went wrong is told on a citizen's page, whichever page it was.
  const failed = useRouteError() != null
  const script = !failed && handles.some((handle) => handle?.script)
  const mood = !failed && handles.some((handle) => handle?.mood === 'work') ? 'work' : 'citizen'
  const theme = themeNamed(root?.municipality.profile.theme.name)
  return (
    <html lang={root?.language ?? 'sv'} data-theme={theme.name} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={mainFont} />
        <link rel="stylesheet" href={theme.styles} />
        <link rel="stylesheet" href={stylesheets[mood]} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {script && <ScrollRestoration />}
        {script && <Scripts />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** Whatever went wrong, told as a page with a way on. */
export function ErrorBoundary() {
  const error = useRouteError()
  const problem = isRouteErrorResponse(error) ? (error.data as Partial<ToldProblem> | null) : null
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <ProblemPage status={status} detail={problem?.detail ?? null} />
}
