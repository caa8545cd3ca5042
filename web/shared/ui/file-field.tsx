import type { ComponentProps } from 'react'
import { Field, describedBy, splitFieldWords } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export type FileFieldProps = FieldWords & {
  name: string
  /** The control's id; the name unless told. */
  id?: string | undefined
  /** Of the field as a whole. */
  className?: string | undefined
  /** Names of the files the server already holds from an earlier try, one line each: "karlet-vid-vagen.jpg". */
  kept?: readonly string[] | undefined
} & Omit<ComponentProps<'input'>, 'name' | 'id' | 'className' | 'type'>

/** A file to send along. The form must be `method="post" encType="multipart/form-data"`. */
export function FileField({ className, kept = [], ...props }: FileFieldProps) {
  const { words, control } = splitFieldWords(props)
  const id = props.id ?? props.name
  return (
    <Field id={id} className={className} {...words}>
      {kept.map((name) => (
        <p key={name}>{name}</p>
      ))}
      <input
        {...control}
        type="file"
        id={id}
        className="file"
        aria-invalid={words.error ? true : undefined}
        aria-describedby={describedBy(id, words, control['aria-describedby'])}
      />
    </Field>
  )
}
