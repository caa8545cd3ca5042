import { useEffect, type RefObject } from 'react'
import { focusWithHeldTyping } from './type-ahead.ts'

type Place = { field: string; start: number | null; end: number | null }

/** Where the cursor was in each contact, so that going away and back is one key and nothing more. */
const places = new Map<string, Place>()

/** Puts the cursor where it was in this contact, or in its first field to fill, and remembers where it goes. */
export function useCursor(draftId: string, form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = form.current
    if (!element) return
    const kept = places.get(draftId)
    const back = kept ? document.getElementById(kept.field) : null
    const first = element.querySelector<HTMLInputElement>('[role=combobox]')
    if (back) {
      back.focus()
      if (kept && kept.start !== null && 'setSelectionRange' in back)
        (back as HTMLInputElement).setSelectionRange(kept.start, kept.end)
    } else if (first) focusWithHeldTyping(first)
    const remember = () => {
      const field = document.activeElement
      if (!(field instanceof HTMLElement) || !field.id || !element.contains(field)) return
      const { selectionStart = null, selectionEnd = null } = field as {
        selectionStart?: number | null
        selectionEnd?: number | null
      }
      places.set(draftId, { field: field.id, start: selectionStart, end: selectionEnd })
    }
    document.addEventListener('selectionchange', remember)
    element.addEventListener('focusin', remember)
    return () => {
      document.removeEventListener('selectionchange', remember)
      element.removeEventListener('focusin', remember)
    }
  }, [draftId, form])
}
