import { data, Form, redirect, useNavigation } from 'react-router'
import type { z } from 'zod'
import { carryOutImport, listImports, previewImport, readImport } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { FileField } from '#web/shared/ui/file-field.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { EmptyState, Notice } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import type { Route } from './+types/import.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { importTexts } from './import-texts.ts'
import { readSide } from './read-side.ts'

export const handle = { mood: 'work', script: true } as const

type Shown = z.output<(typeof readImport)['reply']>
type Row = z.output<(typeof listImports)['reply']>['imports'][number]

const kinds = ['people', 'units', 'duties'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const importId = new URL(request.url).searchParams.get('file')
  const { imports } = await page.call(listImports, {})
  return { side, imports, shown: importId ? await page.call(readImport, { importId }) : null }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  if (field(page.form, 'do') === 'carry-out') {
    const isConfirmed = field(page.form, 'isConfirmed') !== ''
    const done = await page.attempt(carryOutImport, { importId: field(page.form, 'importId'), isConfirmed })
    if (!done.ok)
      return data(
        { fault: 'carry-out', problem: done.problem.detail, code: done.problem.code },
        { status: done.problem.status },
      )
    throw redirect(`/directory/import?file=${done.reply.importId}`, 303)
  }
  const file = page.form.files.find((each) => each.field === 'file')
  if (file?.tooLarge) return data({ fault: 'large', problem: null, code: null }, { status: 413 })
  if (!file || file.content.length === 0) return data({ fault: 'lack', problem: null, code: null }, { status: 422 })
  const done = await page.attempt(previewImport, {
    kind: kinds.find((kind) => kind === field(page.form, 'kind')) ?? 'people',
    name: file.name || 'csv',
    content: textOf(file.content),
    isComplete: field(page.form, 'isComplete') !== '',
  })
  if (!done.ok)
    return data(
      { fault: 'read', problem: done.problem.detail, code: done.problem.code },
      { status: done.problem.status },
    )
  throw redirect(`/directory/import?file=${done.reply.importId}`, 303)
}

/** Spreadsheets still write files in the old Western alphabet: what is no UTF-8 is that. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Files of people, units and duties: read, looked at, brought in. */
export default function ImportRoute({ loaderData: { side, imports, shown }, actionData }: Route.ComponentProps) {
  const say = useTexts(importTexts)
  const navigation = useNavigation()
  const fault = actionData?.fault
  return (
    <DirectoryFrame side={side}>
      <title>{say('title')}</title>
      <div className="head">
        <h1>{say('title')}</h1>
        <LinkButton className="push" variant="secondary" icon="download" href="/directory/people.csv" download>
          {say('export')}
        </LinkButton>
        <LinkButton variant="secondary" href="/directory/sources">
          {say('sources')}
        </LinkButton>
      </div>
      {actionData?.problem && <Notice>{actionData.problem}</Notice>}
      {shown && <Result shown={shown} closesMany={actionData?.code === 'import.closes-many'} />}
      <Form method="post" encType="multipart/form-data" className="stack is-form">
        <p>{say('about')}</p>
        <RadioGroup
          name="kind"
          label={say('what')}
          defaultValue="people"
          choices={kinds.map((kind) => ({ value: kind, label: say(`kind-${kind}`) }))}
        />
        <FileField
          name="file"
          label={say('file')}
          help={say('columns')}
          accept=".csv,text/csv,text/plain"
          required
          error={fault === 'lack' ? say('fileLack') : fault === 'large' ? say('fileLarge') : undefined}
        />
        <Checkbox name="isComplete" label={say('isComplete')} />
        <Button
          type="submit"
          variant={shown?.state === 'read' ? 'secondary' : 'primary'}
          className="at-start"
          isBusy={navigation.state === 'submitting'}
        >
          {say('read')}
        </Button>
      </Form>
      <History imports={imports} />
    </DirectoryFrame>
  )
}

function Result({ shown, closesMany }: { shown: Shown; closesMany: boolean }) {
  const say = useTexts(importTexts)
  const { name, state, faults } = shown
  const isMany = closesMany || shown.closesMany
  return (
    <section className="stack" aria-labelledby="result">
      <h2 id="result">
        {state === 'read'
          ? say('result', { name })
          : state === 'done'
            ? say('resultDone', { name })
            : say('resultStopped', { name })}
      </h2>
      <Facts
        className="is-wide"
        facts={[
          { term: say('added'), value: shown.added },
          { term: say('changed'), value: shown.changed },
          { term: say('same'), value: shown.same },
          { term: say('closed'), value: shown.closed },
          { term: say('wrongRows'), value: new Set(faults.map((fault) => fault.line)).size },
        ]}
      />
      {faults.length > 0 && (
        <Table
          caption={say('faults')}
          scrollLabel={say('faults')}
          rows={faults.map((fault, at) => ({ ...fault, at }))}
          rowKey={(fault) => fault.at}
          columns={[
            { key: 'line', head: say('line'), isNumber: true, cell: (fault) => fault.line },
            { key: 'field', head: say('field'), cell: (fault) => fieldWord(fault.field, say) },
            { key: 'value', head: say('value'), cell: (fault) => fault.value },
            { key: 'fix', head: say('fix'), cell: (fault) => fault.what },
          ]}
        />
      )}
      {state === 'read' && shown.added + shown.changed + shown.closed > 0 && (
        <Form method="post" className="stack is-tight">
          <input type="hidden" name="do" value="carry-out" />
          <input type="hidden" name="importId" value={shown.id} />
          {isMany && <Notice>{say('closesMany')}</Notice>}
          {isMany && <Checkbox name="isConfirmed" label={say('isConfirmed')} />}
          <Button type="submit" variant="primary" className="at-start">
            {say('carryOut')}
          </Button>
        </Form>
      )}
    </section>
  )
}

const fields = [
  'code',
  'userName',
  'givenName',
  'familyName',
  'title',
  'unit',
  'email',
  'phone',
  'room',
  'languages',
  'protected',
  'lastDay',
  'name',
  'shortName',
  'department',
  'place',
  'floor',
  'about',
  'main',
  'substitutes',
  'services',
  'isPublic',
  'fromDay',
  'toDay',
] as const

/** The column's own word. */
function fieldWord(field: string, say: ReturnType<typeof useTexts<keyof (typeof importTexts)['sv']>>): string {
  const known = fields.find((each) => each === field)
  return known ? say(`field-${known}`) : field
}

function History({ imports }: { imports: Row[] }) {
  const say = useTexts(importTexts)
  const times = useTimes()
  return (
    <Table
      caption={say('history')}
      scrollLabel={say('history')}
      rows={imports}
      rowKey={(row) => row.id}
      empty={<EmptyState title={say('historyNone')} />}
      columns={[
        { key: 'when', head: say('when'), cell: (row) => times.short(row.at) },
        {
          key: 'name',
          head: say('name'),
          isRowHead: true,
          cell: (row) => <a href={`/directory/import?file=${row.id}`}>{row.name}</a>,
        },
        { key: 'kind', head: say('what'), cell: (row) => say(`kind-${row.kind}`) },
        { key: 'by', head: say('by'), cell: (row) => row.by ?? say('itself') },
        { key: 'state', head: say('state'), cell: (row) => say(`state-${row.state}`) },
        { key: 'added', head: say('added'), isNumber: true, cell: (row) => row.added },
        { key: 'changed', head: say('changed'), isNumber: true, cell: (row) => row.changed },
        { key: 'closed', head: say('closed'), isNumber: true, cell: (row) => row.closed },
        { key: 'faults', head: say('wrongRows'), isNumber: true, cell: (row) => row.faultCount },
      ]}
    />
  )
}
