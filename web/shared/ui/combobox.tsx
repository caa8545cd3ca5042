/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the pattern for a combobox is a box with a listbox of options, and the
   browser's own option element cannot stand outside a select */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { KeyboardEvent } from 'react'
import { fittingOptions } from '#web/shared/ui/combobox-options.ts'
import type { ComboboxOption } from '#web/shared/ui/combobox-options.ts'
import { Field, describedBy } from '#web/shared/ui/field.tsx'
import type { FieldWords } from '#web/shared/ui/field.tsx'
import { SelectOptions } from '#web/shared/ui/select.tsx'

export type ComboboxProps = FieldWords & {
  /** The form field that carries the chosen option's value. */
  name: string
  /** The control's id; the name unless told. */
  id?: string | undefined
  options: ComboboxOption[]
  defaultValue?: string | undefined
  /** The chosen value, held by the screen; with `onChoose`. */
  value?: string | undefined
  /** The empty line of the select, and what stands in the empty box: "Välj eller skriv tjänst". */
  empty: string
  /** In the list, when nothing fits: "Ingen tjänst heter så". */
  nothing: string
  className?: string | undefined
  onChoose?: ((value: string) => void) | undefined
  /** Hears what is written while a choice is sought; '' once one is chosen. */
  onWrite?: ((text: string) => void) | undefined
}

/** Whether script runs: no on the server and while its HTML is taken over, yes after. */
const neverChanges = () => () => undefined

/**
 * A choice from a long list by writing part of its name. Without script a select; with script, and at the same size, a
 * box with a list under it (ARIA combobox with a listbox): arrows move, Enter chooses, Esc goes back.
 */
export function Combobox(props: ComboboxProps) {
  const { name, id = name, label, mark, help, error, note, options, className, empty } = props
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const [held, setHeld] = useState(props.defaultValue ?? '')
  const value = props.value ?? held
  const choose = (chosen: string) => {
    setHeld(chosen)
    props.onChoose?.(chosen)
  }
  const attributes = {
    id,
    className: 'control',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, { help, error, note }),
  }
  return (
    <Field id={id} className={className} label={label} mark={mark} help={help} error={error} note={note}>
      {hasScript ? (
        <SearchBox {...props} attributes={attributes} value={value} onChoose={choose} />
      ) : (
        <select {...attributes} name={name} value={value} onChange={(event) => choose(event.target.value)}>
          <SelectOptions options={options} empty={empty} />
        </select>
      )}
    </Field>
  )
}

interface SearchBoxProps extends Pick<ComboboxProps, 'name' | 'options' | 'empty' | 'nothing' | 'onWrite'> {
  attributes: { id: string; className: string }
  value: string
  onChoose: (value: string) => void
}

function SearchBox({ name, options, empty, nothing, attributes, value, onChoose, onWrite }: SearchBoxProps) {
  const labelOf = (chosen: string) => options.find((option) => option.value === chosen)?.label ?? ''
  const [text, setText] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const fitting = fittingOptions(options, text ?? '')
  const listId = `${attributes.id}-list`
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at, isOpen])

  const open = () => {
    setIsOpen(true)
    setAt(Math.max(0, text === null ? options.findIndex((option) => option.value === value) : 0))
  }
  const close = () => {
    setIsOpen(false)
    setText(null)
  }
  const choose = (option: ComboboxOption | undefined) => {
    if (option) {
      onChoose(option.value)
      onWrite?.('')
    }
    close()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) return open()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((at + step + fitting.length) % Math.max(1, fitting.length))
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      // Nothing fits: what is written stays, to be written otherwise.
      if (fitting[at]) choose(fitting[at])
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <div className="combobox">
      <input type="hidden" name={name} value={value} />
      <input
        {...attributes}
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder={empty}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && fitting[at] ? `${listId}-${at}` : undefined}
        value={text ?? labelOf(value)}
        onChange={(event) => {
          setText(event.target.value)
          onWrite?.(event.target.value)
          setIsOpen(true)
          setAt(0)
          if (event.target.value === '') onChoose('')
        }}
        onClick={() => (isOpen ? close() : open())}
        onBlur={close}
        onKeyDown={press}
      />
      <div className="combobox-list" role="listbox" id={listId} ref={list} aria-label={empty} hidden={!isOpen}>
        {fitting.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the keys
          <div
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.label} {option.hint && <span className="quiet">{option.hint}</span>}
          </div>
        ))}
        {fitting.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled="true" className="quiet">
            {nothing}
          </div>
        )}
      </div>
    </div>
  )
}
