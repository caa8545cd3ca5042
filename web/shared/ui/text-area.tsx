import type { ComponentProps } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Field, describedBy, splitFieldWords } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export type TextAreaProps = FieldWords & {
  name: string
  /** The control's id; the name unless told. */
  id?: string | undefined
  /** Of the field as a whole. */
  className?: string | undefined
  /** Grows with what is written, where the browser can. */
  isGrowing?: boolean | undefined
} & Omit<ComponentProps<'textarea'>, 'name' | 'id' | 'className'>

/** Several lines of text. */
export function TextArea({ className, isGrowing, rows = 4, ...props }: TextAreaProps) {
  const { words, control } = splitFieldWords(props)
  const id = props.id ?? props.name
  return (
    <Field id={id} className={className} {...words}>
      <textarea
        {...control}
        id={id}
        rows={rows}
        className={classNames('control', isGrowing && 'is-growing')}
        aria-invalid={words.error ? true : undefined}
        aria-describedby={describedBy(id, words, control['aria-describedby'])}
      />
    </Field>
  )
}
