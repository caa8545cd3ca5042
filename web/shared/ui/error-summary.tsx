import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface FieldError {
  /** The id of the control that is wrong; for a group of choices, the group's own. */
  field: string
  /** Short, as a heading of the error: "E-postadressen saknar @". */
  text: ReactNode
}

/**
 * What answers a sent form: stands first in the main part and takes the keyboard's focus when the page comes back, by `autofocus`
 * in the HTML without script, and by itself with it. Give it a new `key` for each answer.
 */
export function Answered(props: { className?: string | undefined; labelledBy?: string; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => region.current?.focus(), [])
  return (
    <div
      ref={region}
      className={props.className}
      role="alert"
      aria-labelledby={props.labelledBy}
      tabIndex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page answers a sent form: this is what to read first
      autoFocus
    >
      {props.children}
    </div>
  )
}

/** How many things are wrong, with a link to each. Draws nothing when nothing is wrong. */
export function ErrorSummary(props: { title: ReactNode; errors: FieldError[]; className?: string | undefined }) {
  if (props.errors.length === 0) return null
  return (
    <Answered className={classNames('errors', props.className)} labelledBy="errors-title">
      <h2 id="errors-title">{props.title}</h2>
      <ul>
        {props.errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </Answered>
  )
}

/** Something wrong with the whole, not with a field: what, and what to do. Takes the focus as the summary does. */
export function ErrorNotice({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Answered className="errors" labelledBy="errors-title">
      <h2 id="errors-title">{title}</h2>
      <p>{children}</p>
    </Answered>
  )
}
