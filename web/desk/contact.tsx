import { listDrafts } from '#domains/contacts/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/contact.ts'
import { ContactForm } from './contact-form.tsx'
import { contactTexts } from './contact-texts.ts'
import type { Draft } from './draft-merge.ts'
import { keeperOf, knownKeeper } from './drafts.ts'
import { useKeptDraft } from './kept-draft.ts'
import { Middle } from './middle.tsx'

export { ScreenFault as ErrorBoundary } from './screen-fault.tsx'

type Loaded = { draftId: string; draft: Draft | null }

export async function loader({ context, params }: Route.LoaderArgs): Promise<Loaded> {
  const { drafts } = await context.get(pageRequest).call(listDrafts, {})
  return { draftId: params.draftId, draft: drafts.find((draft) => draft.draftId === params.draftId) ?? null }
}

/** A contact this tab has met is shown at once: what it holds is newer than what the server has. */
export async function clientLoader({ serverLoader, params }: Route.ClientLoaderArgs): Promise<Loaded> {
  if (knownKeeper(params.draftId)) return { draftId: params.draftId, draft: null }
  const loaded = await serverLoader()
  if (loaded.draft) keeperOf(loaded.draft)
  return loaded
}

/** What is typed here is the truth; its keeper talks to the server. */
export function shouldRevalidate({
  currentParams,
  nextParams,
}: {
  currentParams: { draftId?: string }
  nextParams: { draftId?: string }
}): boolean {
  return currentParams.draftId !== nextParams.draftId
}

export default function ContactPage({ loaderData: { draftId, draft } }: Route.ComponentProps) {
  const [kept, keeper] = useKeptDraft(draftId, draft)
  const say = useTexts(contactTexts)
  if (!kept)
    return (
      <Middle title={say('notFound')}>
        <h1>{say('notFound')}</h1>
        <EmptyState title={say('notFoundHow')} />
      </Middle>
    )
  return <ContactForm key={draftId} kept={kept} keeper={keeper} />
}
