import type { ComponentProps } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { FieldHelp, describedBy, splitFieldWords } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export type CheckboxProps = Omit<FieldWords, 'mark' | 'note'> & {
  name: string
  /** The box's id; the name unless told. */
  id?: string | undefined
  /** Of the field as a whole. */
  className?: string | undefined
} & Omit<ComponentProps<'input'>, 'name' | 'id' | 'className' | 'type'>

/** One yes or no. Sent as `on`, or as `value`; not sent at all when empty. */
export function Checkbox({ className, ...props }: CheckboxProps) {
  const { words, control } = splitFieldWords(props)
  const id = props.id ?? props.name
  return (
    <div className={classNames('field', Boolean(words.error) && 'is-wrong', className)}>
      <FieldHelp id={id} error={words.error} />
      <div className="choice">
        <input
          {...control}
          type="checkbox"
          id={id}
          aria-invalid={words.error ? true : undefined}
          aria-describedby={describedBy(id, words, control['aria-describedby'])}
        />
        <label htmlFor={id}>{words.label}</label>
        {words.help && (
          <p className="quiet" id={`${id}-help`}>
            {words.help}
          </p>
        )}
      </div>
    </div>
  )
}
