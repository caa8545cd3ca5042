import { useMemo, useSyncExternalStore } from 'react'
import type { DraftKeeper, KeptDraft } from './draft-keeper.ts'
import type { Draft } from './draft-merge.ts'
import { keeperOf, knownKeeper } from './drafts.ts'

const nothing = () => () => undefined

/**
 * A contact in the air as it stands in this tab, and its keeper (none on the server). While the server's page is taken
 * over it is as the server drew it; then what lay on the computer comes in.
 */
export function useKeptDraft(draftId: string, draft: Draft | null): [KeptDraft | null, DraftKeeper | null] {
  const keeper = useMemo(() => {
    if (typeof document === 'undefined') return null
    return knownKeeper(draftId) ?? (draft ? keeperOf(draft) : null)
  }, [draftId, draft])
  const drawn = useMemo<KeptDraft | null>(() => draft && { ...draft, saving: 'saved', theirs: null }, [draft])
  const kept = useSyncExternalStore(
    keeper?.shown.subscribe ?? nothing,
    () => keeper?.shown.get() ?? drawn,
    () => drawn,
  )
  return [kept, keeper]
}
