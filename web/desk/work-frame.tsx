import { useCallback, type ReactNode } from 'react'
import { redirect, useNavigation, useRevalidator } from 'react-router'
import { NewsMenu } from '#web/news/news-menu.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { WorkShell, type WorkShellProps } from '#web/shared/layout/work-shell.tsx'
import type { PageRequest } from '#web/shared/request.ts'
import { isMarkName } from '#web/shared/ui/mark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ContactLine } from './contact-line.tsx'
import { KeyList } from './key-list.tsx'
import { useLive } from './live.ts'
import { deskTexts } from './texts.ts'
import { useCommand, useKeyboard } from './use-keys.ts'

/** What the frame of a work page beside the desk is drawn from. */
export type Frame = ReturnType<typeof frameOf>

/** Reads the frame for a page's loader. Somebody who is not signed in is taken to sign in, and comes back. */
export function frameOf({ actor, municipality }: PageRequest, request: Request) {
  if (actor.kind !== 'staff' && request.method === 'GET') {
    const { pathname, search } = new URL(request.url)
    throw redirect(`/sign-in?return=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
  }
  const may = (permission: string) => actor.permissions.includes(permission)
  const { theme } = municipality.profile
  return {
    name: actor.name ?? '',
    staffId: actor.staffId,
    municipality: { name: municipality.shortName, mark: isMarkName(theme.mark) ? theme.mark : ('acorn' as const) },
    may: {
      desk: may('contact.register') || may('question.read'),
      unit: may('hand-over.receive'),
      today: may('figures.read'),
      meeting: may('meeting.read'),
      digests: may('digest.read'),
      agreements: may('agreement.read'),
      writeAgreements: may('agreement.write'),
      questions: may('question.read'),
      answers: may('article.read'),
      writeArticles: may('article.write'),
    },
  }
}

export type WorkFrameProps = Pick<WorkShellProps, 'form' | 'side' | 'helps' | 'hasFoot' | 'isFigures'> & {
  frame: Frame
  /** Names of the side columns, for screen readers. */
  names?: { side?: string; helps?: string }
  /** Milliseconds between two looks, when much changes at once. Null: the page stays as it was read, for a form that says which version. */
  quiet?: number | null
  children: ReactNode
}

/** The frame of unit's inbox, figures and agreements: the same bar, keys and news from the server as at the desk. */
export function WorkFrame({ frame, names, quiet = 1_000, children, ...shell }: WorkFrameProps) {
  const say = useTexts(deskTexts)
  const language = useLanguage()
  const navigation = useNavigation()
  const { revalidate } = useRevalidator()
  const follows = quiet !== null
  useLive(
    useCallback(() => {
      if (follows) void revalidate()
    }, [follows, revalidate]),
    quiet ?? 1_000,
  )
  useKeyboard(language, () => undefined)
  useCommand('search', () => document.getElementById('search')?.focus())
  return (
    <WorkShell
      {...shell}
      municipality={frame.municipality}
      homeHref={frame.may.desk ? '/desk' : '/today'}
      isBusy={navigation.state === 'loading'}
      words={{ product: say('product'), skip: say('skip'), search: say('searchLabel'), ...names }}
      above={<KeyList />}
      bar={
        <>
          <NewsMenu />
          <AccountMenu name={frame.name} links={frame.may} />
        </>
      }
    >
      {children}
      <ContactLine />
    </WorkShell>
  )
}
