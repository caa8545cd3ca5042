import type { ComponentProps } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Field, describedBy, splitFieldWords } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export type TextFieldProps = FieldWords & {
  name: string
  /** The control's id; the name unless told. Tell it when a page has two fields of one name. */
  id?: string | undefined
  /** Of the field as a whole. */
  className?: string | undefined
  /** A box for a few characters: a code, a clock time. */
  isShort?: boolean | undefined
  /** Something read off a receipt or said on the phone, sign by sign: large, spaced, unmistakable. */
  isCode?: boolean | undefined
} & Omit<ComponentProps<'input'>, 'name' | 'id' | 'className'>

/** One line of text, or a number, date, e-mail address … by `type`. */
export function TextField({ className, isShort, isCode, ...props }: TextFieldProps) {
  const { words, control } = splitFieldWords(props)
  const id = props.id ?? props.name
  return (
    <Field id={id} className={className} {...words}>
      <input
        {...control}
        id={id}
        className={classNames('control', isShort && 'is-short', isCode && 'is-code')}
        aria-invalid={words.error ? true : undefined}
        aria-describedby={describedBy(id, words, control['aria-describedby'])}
      />
    </Field>
  )
}
