import { useCallback, useEffect } from 'react'
import {
  isRouteErrorResponse,
  Outlet,
  redirect,
  useNavigate,
  useNavigation,
  useParams,
  useRevalidator,
  useRouteError,
  useSearchParams,
} from 'react-router'
import { inboxCounts, listDrafts } from '#domains/contacts/contract.ts'
import { NewsMenu } from '#web/news/news-menu.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { WorkShell } from '#web/shared/layout/work-shell.tsx'
import { pageRequest, type ToldProblem } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { isMarkName } from '#web/shared/ui/mark.tsx'
import type { Route } from './+types/layout.ts'
import { AccountMenu } from './account-menu.tsx'
import { ContactLine } from './contact-line.tsx'
import { flushAll, tryAllAgain, useEnded } from './drafts.ts'
import { inAirRow } from './in-air-row.ts'
import { keepOnFault, useKept } from './keep-on-fault.ts'
import { KeyList } from './key-list.tsx'
import { useContact, useLive } from './live.ts'
import { useNewContact } from './new-contact.ts'
import { useServices } from './services.ts'
import { Side } from './side.tsx'
import { deskTexts } from './texts.ts'
import { ToastPlace } from './toasts.tsx'
import { useCommand, useKeyboard } from './use-keys.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { actor, municipality } = page
  // Somebody who opens the page is taken to sign in. A page already open is only told: what is typed must stay.
  if (actor.kind !== 'staff' && request.headers.get('sec-fetch-dest') !== 'empty') {
    const { pathname, search } = new URL(request.url)
    throw redirect(`/sign-in?return=${encodeURIComponent(pathname + search)}`)
  }
  const may = (permission: string) => actor.permissions.includes(permission)
  const [counts, air] = await Promise.all([
    may('question.read') ? page.call(inboxCounts, {}) : null,
    // Whoever may do nothing here, or has not signed in, is told so by the refusal.
    may('contact.register') || !may('question.read') ? page.call(listDrafts, {}) : { drafts: [] },
  ])
  const { name, theme } = { name: municipality.shortName, theme: municipality.profile.theme }
  return {
    name: actor.name ?? '',
    staffId: actor.staffId,
    municipality: { name, mark: isMarkName(theme.mark) ? theme.mark : ('acorn' as const) },
    may: {
      register: may('contact.register'),
      read: may('question.read'),
      unit: may('hand-over.receive'),
      today: may('figures.read'),
      meeting: may('meeting.read'),
      digests: may('digest.read'),
      agreements: may('agreement.read'),
      answers: may('article.read'),
    },
    counts,
    inAir: air.drafts.map(inAirRow),
  }
}

export const clientLoader = ({ serverLoader }: Route.ClientLoaderArgs) => keepOnFault('desk', serverLoader)

/** Fetched anew when something changed, not because one goes from one contact to another. */
export function shouldRevalidate({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }): boolean {
  return currentUrl.href === nextUrl.href
}

export default function DeskLayout({ loaderData }: Route.ComponentProps) {
  const { municipality, may, counts, name } = loaderData
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const navigation = useNavigation()
  const { draftId } = useParams()
  const [search] = useSearchParams()
  const ended = useEnded()
  const inAir = loaderData.inAir.filter((row) => !ended.has(row.draftId))
  const begin = useNewContact()
  useKept('desk', loaderData)
  // Asked for before the first contact: a guide types in it within a second.
  useServices()
  useFollowing()
  useKeyboard(language, (place) => {
    const row = inAir[place - 1]
    if (row && row.draftId !== draftId) void navigate(`/desk/contact/${row.draftId}`)
  })
  useCommand('new', may.register ? () => begin('phone') : null)
  useCommand('search', () => document.getElementById('search')?.focus())
  return (
    <WorkShell
      form="page"
      municipality={municipality}
      homeHref="/desk"
      searched={search.get('q') ?? undefined}
      isBusy={navigation.state !== 'idle'}
      words={{ product: say('product'), skip: say('skip'), search: say('searchLabel') }}
      bar={
        <>
          <NewsMenu />
          <AccountMenu name={name} links={may} />
        </>
      }
      above={
        <>
          <ToastPlace />
          <KeyList />
        </>
      }
    >
      <div className="desk is-open">
        <Side inAir={inAir} counts={counts} mayRegister={may.register} onNew={begin} />
        <Outlet />
      </div>
      <ContactLine />
    </WorkShell>
  )
}

/** Follows the server: fetches anew what changed, and saves what is unsaved when the tab goes or contact comes back. */
function useFollowing(): void {
  const { revalidate } = useRevalidator()
  const contact = useContact()
  useLive(useCallback(() => void revalidate(), [revalidate]))
  useEffect(() => {
    if (contact.state === 'there') tryAllAgain()
  }, [contact.state])
  const isSignedOut = contact.state === 'signed-out'
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden') return flushAll()
      tryAllAgain()
      if (isSignedOut) void revalidate() // perhaps signed in again in another tab
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    window.addEventListener('pagehide', flushAll)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
      window.removeEventListener('pagehide', flushAll)
    }
  }, [isSignedOut, revalidate])
}

/** What could not be shown, told in the middle: the contacts in the air stay where they are. */
export function ErrorBoundary() {
  const error = useRouteError()
  const say = useTexts(deskTexts)
  const status = isRouteErrorResponse(error) ? error.status : 500
  // Without the frame there is nothing to show it in: the document's own page takes over.
  if (!isRouteErrorResponse(error) || status === 401) throw error
  return (
    <main id="main">
      <EmptyState title={say('problemTitle')}>{(error.data as Partial<ToldProblem> | null)?.detail}</EmptyState>
    </main>
  )
}
