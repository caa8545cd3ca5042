import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface SheetProps {
  id: string
  title: ReactNode
  /** Where the way back leads without script: the page without the sheet. */
  closeHref: string
  closeWord: string
  /** With script: Esc and the way back call it, and the screen takes the sheet away. A press beside the sheet does not:
      what is written in it would be lost by a slip of the hand. */
  onClose: () => void
  /** What must stand in sight: the promises and the one button. */
  foot?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/**
 * A step aside: the work still visible behind. Render it when it is open. The server sends it open; with script it
 * becomes modal, so that focus stays inside, Esc closes, and focus goes back to where it was. The first field has focus.
 * A form that spans body and foot: wrap with `<Sheet …><form id="f">…</form></Sheet>` and `form="f"` on the button.
 */
export function Sheet({ id, title, closeHref, closeWord, onClose, foot, className, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Layout effect: it closes while the dialog is still in the page, so that the browser gives focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.close()
    element.showModal()
    element
      .querySelector<HTMLElement>('.sheet-body :is(input:checked, input:not([type=radio]), select, textarea)')
      ?.focus()
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      id={id}
      open
      className={classNames('sheet', className)}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="head">
        <h1 id={`${id}-title`}>{title}</h1>
        <LinkButton
          href={closeHref}
          className="push"
          keys="Esc"
          onClick={(event) => {
            event.preventDefault()
            onClose()
          }}
        >
          {closeWord}
        </LinkButton>
      </div>
      <div className="sheet-body">{children}</div>
      {foot && <div className="sheet-foot">{foot}</div>}
    </dialog>
  )
}
