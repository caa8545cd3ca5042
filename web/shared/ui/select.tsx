import type { ComponentProps } from 'react'
import { Field, describedBy, splitFieldWords } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export interface SelectOption {
  value: string
  label: string
  /** Options of one group stand together under its name. Give them in that order. */
  group?: string | undefined
  disabled?: boolean | undefined
}

export type SelectProps = FieldWords & {
  name: string
  /** The control's id; the name unless told. */
  id?: string | undefined
  /** Of the field as a whole. */
  className?: string | undefined
  options: SelectOption[]
  /** The first, empty line: "Välj tjänst". Left out, the first option is chosen from the start. */
  empty?: string | undefined
} & Omit<ComponentProps<'select'>, 'name' | 'id' | 'className'>

/** A choice from a list, in the browser's own control. */
export function Select({ className, options, empty, ...props }: SelectProps) {
  const { words, control } = splitFieldWords(props)
  const id = props.id ?? props.name
  return (
    <Field id={id} className={className} {...words}>
      <select
        {...control}
        id={id}
        className="control"
        aria-invalid={words.error ? true : undefined}
        aria-describedby={describedBy(id, words, control['aria-describedby'])}
      >
        <SelectOptions options={options} empty={empty} />
      </select>
    </Field>
  )
}

/** The lines of a select, grouped where they say so. */
export function SelectOptions({ options, empty }: Pick<SelectProps, 'options' | 'empty'>) {
  const groups = Map.groupBy(options, (option) => option.group ?? '')
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {[...groups].map(([group, members]) => {
        const lines = members.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))
        return group === '' ? (
          lines
        ) : (
          <optgroup key={group} label={group}>
            {lines}
          </optgroup>
        )
      })}
    </>
  )
}
