import type { ChangeEvent, ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { FieldHelp, describedBy } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'

export interface Choice {
  value: string
  label: ReactNode
  /** Quiet words: under the label, or at the end of its line when the group `isInline`. */
  help?: ReactNode
  disabled?: boolean | undefined
  /** Fields that belong to this choice, shown only while it is chosen (by CSS, so without script too). The server must
      pass over what they hold when another is chosen: hidden fields are sent as well. */
  branch?: ReactNode
}

export type ChoicesProps = Omit<FieldWords, 'note'> & {
  name: string
  /** The id of the first choice, where a link from the summary of errors lands; the name unless told. */
  id?: string | undefined
  choices: Choice[]
  isInline?: boolean | undefined
  required?: boolean | undefined
  className?: string | undefined
  onChange?: ((value: string, event: ChangeEvent<HTMLInputElement>) => void) | undefined
}

type GroupProps = ChoicesProps & {
  type: 'radio' | 'checkbox'
  isChosen: (value: string) => boolean
  isControlled: boolean
}

function Choices(props: GroupProps) {
  const { name, id = name, label, mark, help, error, choices, className } = props
  return (
    <fieldset
      className={classNames('field', Boolean(error) && 'is-wrong', className)}
      aria-describedby={describedBy(id, { help, error })}
    >
      <legend className="field-label">
        {label}
        {mark && <span className="quiet"> {mark}</span>}
      </legend>
      <FieldHelp id={id} help={help} error={error} />
      <div className="choices">
        {choices.map((choice, index) => (
          <OneChoice key={choice.value} group={props} choice={choice} id={index === 0 ? id : `${id}-${choice.value}`} />
        ))}
      </div>
    </fieldset>
  )
}

function OneChoice({ group, choice, id }: { group: GroupProps; choice: Choice; id: string }) {
  const { type, name, isInline, isChosen, isControlled, required, onChange } = group
  const chosen = isChosen(choice.value)
  return (
    <>
      <div className={classNames('choice', isInline && 'is-inline')}>
        <input
          type={type}
          name={name}
          id={id}
          value={choice.value}
          disabled={choice.disabled}
          required={type === 'radio' && required}
          {...(isControlled ? { checked: chosen } : { defaultChecked: chosen })}
          onChange={onChange && ((event) => onChange(choice.value, event))}
          aria-describedby={choice.help ? `${id}-about` : undefined}
        />
        <label htmlFor={id}>{choice.label}</label>
        {choice.help && (
          <p className="quiet" id={`${id}-about`}>
            {choice.help}
          </p>
        )}
      </div>
      {choice.branch && <div className="branch">{choice.branch}</div>}
    </>
  )
}

export type RadioGroupProps = ChoicesProps & {
  /** The chosen value, held by the screen; with `onChange`. */
  value?: string | undefined
  /** The value chosen from the start, held by the form. */
  defaultValue?: string | undefined
}

/** One of a few. */
export function RadioGroup({ value, defaultValue, ...group }: RadioGroupProps) {
  const chosen = value ?? defaultValue
  return <Choices {...group} type="radio" isControlled={value !== undefined} isChosen={(one) => one === chosen} />
}

export type CheckboxGroupProps = ChoicesProps & {
  value?: readonly string[] | undefined
  defaultValue?: readonly string[] | undefined
}

/** Any of a few, sent under one name. */
export function CheckboxGroup({ value, defaultValue, ...group }: CheckboxGroupProps) {
  const chosen = value ?? defaultValue ?? []
  return (
    <Choices {...group} type="checkbox" isControlled={value !== undefined} isChosen={(one) => chosen.includes(one)} />
  )
}
