import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

/** The words around a control. All are linked to it in the HTML the server sends, so they work without script. */
export interface FieldWords {
  label: ReactNode
  /** Beside the label, quiet: "(om du vill)". */
  mark?: ReactNode
  /** Under the label, before the control: what to write. */
  help?: ReactNode
  /** What is wrong and how to put it right. Makes the field red. */
  error?: ReactNode
  /** Under the control: what follows from what is written. */
  note?: ReactNode
}

/** The words of a field taken apart from the attributes of its control. */
export function splitFieldWords<Props extends FieldWords>(props: Props) {
  const { label, mark, help, error, note, ...control } = props
  return { words: { label, mark, help, error, note } satisfies FieldWords, control }
}

/** The ids of a field's help, error and note, as `aria-describedby` wants them; `more` is ids of the screen's own. */
export function describedBy(id: string, words: Omit<FieldWords, 'label'>, more?: string): string | undefined {
  return classNames(
    Boolean(words.help) && `${id}-help`,
    Boolean(words.error) && `${id}-error`,
    Boolean(words.note) && `${id}-note`,
    more,
  )
}

/** Help and error, in the order they stand: used by fields and by groups of choices. */
export function FieldHelp({ id, help, error }: { id: string } & Pick<FieldWords, 'help' | 'error'>) {
  return (
    <>
      {help && (
        <p className="quiet" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

export interface FieldProps extends FieldWords {
  /** The id of the control inside; help, error and note get ids made from it. */
  id: string
  className?: string | undefined
  /** The control: give it `id`, and `aria-describedby={describedBy(id, words)}`. */
  children: ReactNode
}

/** Label, help, error, the control, note. For a control that has no part of its own; the others use it inside. */
export function Field({ id, label, mark, help, error, note, className, children }: FieldProps) {
  return (
    <div className={classNames('field', Boolean(error) && 'is-wrong', className)}>
      <label className="field-label" htmlFor={id}>
        {label}
        {mark && <span className="quiet"> {mark}</span>}
      </label>
      <FieldHelp id={id} help={help} error={error} />
      {children}
      {note && (
        <p className="quiet" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  )
}
