import { renderToString } from 'react-dom/server'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { FileField } from '#web/shared/ui/file-field.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'

const words = { label: 'Var?', help: 'Gata och nummer', error: 'Skriv en gata' }
const options = [{ value: 'a', label: 'A' }]
const choices = [
  { value: 'mail', label: 'E-post', help: 'Snabbast', branch: <TextField name="email" label="Adress" /> },
  { value: 'sms', label: 'Sms' },
]
const fields: [string, ReactNode][] = [
  ['TextField', <TextField key="1" name="place" {...words} note="Bara i Ekby" />],
  ['TextArea', <TextArea key="2" name="place" {...words} />],
  ['Select', <Select key="3" name="place" {...words} options={options} />],
  ['Combobox', <Combobox key="4" name="place" {...words} options={options} empty="Välj" nothing="Inget" />],
  ['FileField', <FileField key="5" name="place" {...words} />],
  ['Checkbox', <Checkbox key="6" name="place" {...words} />],
  ['RadioGroup', <RadioGroup key="7" name="place" {...words} choices={choices} defaultValue="mail" />],
  ['CheckboxGroup', <CheckboxGroup key="8" name="place" {...words} choices={choices} />],
]

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, found]) => found ?? '')
}

describe.each(fields)('%s, as the server sends it', (_, field) => {
  const html = renderToString(field)
  const ids = all(html, / id="([^"]+)"/g)

  test('every control has its label', () => {
    const controls = all(html, /<(?:input|select|textarea)[^>]* id="([^"]+)"/g)
    expect(controls.length).toBeGreaterThan(0)
    expect(all(html, /<label[^>]* for="([^"]+)"/g).toSorted()).toEqual(controls.toSorted())
    expect(controls).toContain('place')
  })

  test('help and error are in its description, and no description points at nothing', () => {
    const described = all(html, /aria-describedby="([^"]+)"/g).flatMap((list) => list.split(' '))
    expect(described).toEqual(expect.arrayContaining(['place-help', 'place-error']))
    for (const id of described) expect(ids).toContain(id)
  })

  test('no id twice, no inline style', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).not.toContain('style=')
  })
})

test('the summary of errors takes focus, links to the fields, and is silent when nothing is wrong', () => {
  const html = renderToString(
    <ErrorSummary title="En sak att rätta" errors={[{ field: 'place', text: 'Skriv en gata' }]} />,
  )
  expect(html).toMatch(/role="alert"[^>]*tabindex="-1"[^>]*autofocus/)
  expect(html).toContain('href="#place"')
  expect(renderToString(<ErrorSummary title="" errors={[]} />)).toBe('')
})
