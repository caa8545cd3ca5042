import { useEffect } from 'react'
import { Link } from 'react-router'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Toast } from '#web/shared/ui/notice.tsx'
import { keyOf } from './keys.ts'
import { createStore, useStore } from './store.ts'
import { deskTexts } from './texts.ts'
import { useCommand } from './use-keys.ts'

export type ToastWords = {
  text: string
  /** A second, quieter line: the code to tell the citizen. */
  more?: string
  /** Where what happened can be seen. */
  to?: { href: string; text: string }
  /** The way back. The toast stays ten seconds at least, and as long as the pointer or the focus is on it. */
  undo?: () => void
}

type Shown = ToastWords & { id: number }

const STAYS = 10_000
/** With a code to read out to the citizen. */
const STAYS_TO_READ = 60_000
const shown = createStore<Shown | null>(null)
let last = 0

/** Says what was just done, in the foot of the left column. */
export function showToast(words: ToastWords): void {
  shown.set({ ...words, id: ++last })
}

/** Takes it away, when it no longer holds. */
export function hideToast(): void {
  shown.set(null)
}

/** The place of the toast. Always on the page, so that screen readers hear what comes into it. */
export function ToastPlace() {
  const toast = useStore(shown)
  const say = useTexts(deskTexts)
  const language = useLanguage()
  useEffect(() => {
    if (!toast) return
    const timer = setInterval(
      () => {
        // Not taken from under the hand.
        if (!document.querySelector('.toast:is(:hover, :focus-within)')) shown.set(null)
      },
      toast.more ? STAYS_TO_READ : STAYS,
    )
    return () => clearInterval(timer)
  }, [toast])
  const undo = toast?.undo
  const takeBack = undo
    ? () => {
        hideToast()
        undo()
      }
    : null
  useCommand('undo', takeBack)
  return (
    <Toast
      action={
        takeBack && (
          <Button keys={keyOf('undo', language)} onClick={takeBack}>
            {say('undo')}
          </Button>
        )
      }
    >
      {toast && (
        <>
          {toast.text} {toast.more && <span className="toast-more">{toast.more} </span>}
          {toast.to && <Link to={toast.to.href}>{toast.to.text}</Link>}
        </>
      )}
    </Toast>
  )
}
