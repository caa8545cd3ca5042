import { data, Form, redirect, useNavigation } from 'react-router'
import { endOutside, readOutside, reportWrong, saveOutside } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/outside-entry.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { outsideTexts } from './outside-texts.ts'
import { kinds, type Outside } from './outside.tsx'
import { PhoneLink } from './people-table.tsx'
import { readSide } from './read-side.ts'
import { ReportForm } from './report-form.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = { ...(await readSide(page, request)), q: '', found: null }
  const row = params.outsideId === 'new' ? null : await page.call(readOutside, { outsideId: params.outsideId })
  const done = new URL(request.url).searchParams.get('done')
  return { side, row, mayChange: row?.mayChange ?? side.mayKeep, done }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const outsideId = params.outsideId === 'new' ? null : params.outsideId
  const typed = Object.fromEntries(Object.entries(page.form.fields).map(([name, values]) => [name, values[0] ?? '']))
  const text = (name: string) => field(page.form, name)
  const split = (name: string, at: RegExp) =>
    text(name)
      .split(at)
      .map((each) => each.trim())
      .filter(Boolean)
  if (text('do') === 'report' && outsideId) {
    const done = await page.attempt(reportWrong, { subject: 'outside', subjectId: outsideId, words: text('words') })
    if (!done.ok) return data({ form: 'report', typed, problem: done.problem }, { status: done.problem.status })
    throw redirect(`/directory/outside/${outsideId}?done=told`, 303)
  }
  if (text('do') === 'end' && outsideId) {
    const done = await page.attempt(endOutside, { outsideId, version: Number(text('version')) })
    if (!done.ok) return data({ form: 'entry', typed, problem: done.problem }, { status: done.problem.status })
    throw redirect('/directory/outside', 303)
  }
  const free = text('free')
  const done = await page.attempt(saveOutside, {
    outsideId,
    version: outsideId ? Number(text('version')) : null,
    name: text('name'),
    kind: text('kind') as 'authority',
    helpsWith: text('helpsWith'),
    howToRefer: text('howToRefer'),
    phone: text('phone') || null,
    web: text('web') || null,
    email: text('email') || null,
    hours: text('hours') || null,
    languages: split('languages', /[\s,;]+/),
    free: free === 'yes' ? true : free === 'no' ? false : null,
    words: split('words', /,/),
  })
  if (!done.ok) return data({ form: 'entry', typed, problem: done.problem }, { status: done.problem.status })
  throw redirect(`/directory/outside/${done.reply.outsideId}?done=saved`, 303)
}

/** Also after a refusal: what somebody else wrote is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

/** One helper outside, and the form for those who keep entries. */
export default function OutsideEntryRoute({
  loaderData: { side, row, mayChange, done },
  actionData,
}: Route.ComponentProps) {
  const say = useTexts(outsideTexts)
  return (
    <DirectoryFrame
      side={side}
      helpsName={row?.name ?? say('newTitle')}
      helps={row && <ReportForm refused={actionData?.form === 'report' ? actionData : null} />}
    >
      <title>{row?.name ?? say('newTitle')}</title>
      <p className="no-print">
        <LinkButton variant="flush" icon="arrow-left" href="/directory/outside">
          {say('title')}
        </LinkButton>
      </p>
      <output>{done && <Notice tone="done">{done === 'told' ? say('told') : say('saved')}</Notice>}</output>
      <h1>{row?.name ?? say('newTitle')}</h1>
      {row && !mayChange && <Told row={row} />}
      {mayChange && (
        <EntryForm
          key={row?.version ?? 0}
          row={row}
          typed={actionData?.form === 'entry' ? actionData.typed : null}
          problem={actionData?.form === 'entry' ? actionData.problem : null}
        />
      )}
    </DirectoryFrame>
  )
}

function Told({ row }: { row: Outside }) {
  const say = useTexts(outsideTexts)
  return (
    <>
      <p>{row.helpsWith}</p>
      <Facts
        className="is-wide"
        facts={[
          { term: say('refer'), value: row.howToRefer },
          { term: say('phone'), value: row.phone && <PhoneLink phone={row.phone} /> },
          { term: say('hours'), value: row.hours },
          { term: say('web'), value: row.web && <a href={row.web}>{row.web}</a> },
          { term: say('email'), value: row.email && <a href={`mailto:${row.email}`}>{row.email}</a> },
        ]}
      />
    </>
  )
}

function EntryForm(props: {
  row: Outside | null
  typed: Record<string, string> | null
  problem: { status: number; detail: string; errors: { pointer: string; detail: string }[] } | null
}) {
  const say = useTexts(outsideTexts)
  const navigation = useNavigation()
  const { row, problem } = props
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => ({
    field: pointer.split('/')[1] ?? '',
    text: detail,
  }))
  const error = (name: string) => errors.find((each) => each.field === name)?.text
  const typed: Record<string, string> = props.typed ?? {
    name: row?.name ?? '',
    kind: row?.kind ?? '',
    helpsWith: row?.helpsWith ?? '',
    howToRefer: row?.howToRefer ?? '',
    phone: row?.phone ?? '',
    web: row?.web ?? '',
    email: row?.email ?? '',
    hours: row?.hours ?? '',
    languages: row?.languages.join(' ') ?? 'sv',
    words: row?.words.join(', ') ?? '',
    free: row ? (row.free === null ? 'depends' : row.free ? 'yes' : 'no') : 'yes',
  }
  const line = (name: 'phone' | 'web' | 'email' | 'hours') => (
    <TextField name={name} label={say(name)} mark={say('optional')} defaultValue={typed[name]} error={error(name)} />
  )
  return (
    <Form method="post" className="stack is-form">
      <input type="hidden" name="version" value={row?.version ?? ''} />
      <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
      {problem && errors.length === 0 && <Notice>{problem.detail}</Notice>}
      <TextField
        name="name"
        label={say('name')}
        required
        maxLength={160}
        defaultValue={typed['name']}
        error={error('name')}
      />
      <Select
        name="kind"
        label={say('kind')}
        required
        defaultValue={typed['kind']}
        error={error('kind')}
        options={kinds.map((each) => ({ value: each, label: say(`kind-${each}`) }))}
      />
      <TextArea
        name="helpsWith"
        label={say('helpsWith')}
        rows={2}
        isGrowing
        required
        defaultValue={typed['helpsWith']}
        error={error('helpsWith')}
      />
      <TextArea
        name="howToRefer"
        label={say('refer')}
        rows={2}
        isGrowing
        required
        defaultValue={typed['howToRefer']}
        error={error('howToRefer')}
      />
      {line('phone')}
      {line('web')}
      {line('email')}
      {line('hours')}
      <TextField
        name="languages"
        label={say('languages')}
        help={say('languagesHelp')}
        defaultValue={typed['languages']}
        error={error('languages')}
      />
      <RadioGroup
        name="free"
        label={say('cost')}
        defaultValue={typed['free']}
        choices={[
          { value: 'yes', label: say('free') },
          { value: 'no', label: say('notFree') },
          { value: 'depends', label: say('depends') },
        ]}
      />
      <TextField
        name="words"
        label={say('words')}
        mark={say('optional')}
        help={say('wordsHelp')}
        defaultValue={typed['words']}
        error={error('words')}
      />
      <div className="row">
        <Button type="submit" name="do" value="save" variant="primary" isBusy={navigation.state === 'submitting'}>
          {say('save')}
        </Button>
        {row && (
          <Button type="submit" name="do" value="end" formNoValidate>
            {say('end')}
          </Button>
        )}
      </div>
    </Form>
  )
}
