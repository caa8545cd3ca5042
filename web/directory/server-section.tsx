import { Form } from 'react-router'
import type { z } from 'zod'
import type { listServers } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/checkbox.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { importTexts } from './import-texts.ts'

type Server = z.output<(typeof listServers)['reply']>['servers'][number]
type Refused = { typed: Record<string, string>; problem: ToldProblem | null } | null

/** The mapping as lines: "code = uid". What cannot be read is left out, and the operation says what lacks. */
export function readMapping(typed: string): Record<string, string> {
  return Object.fromEntries(
    typed.split('\n').flatMap((line) => {
      const [field, attribute] = line.split('=').map((part) => part.trim())
      return field && attribute ? [[field, attribute]] : []
    }),
  )
}

function mappingText(mapping: Record<string, string>): string {
  return Object.entries(mapping)
    .map(([field, attribute]) => `${field} = ${attribute}`)
    .join('\n')
}

/** What most directory servers call things. */
const usual = {
  code: 'uid',
  givenName: 'givenName',
  familyName: 'sn',
  title: 'title',
  unit: 'departmentNumber',
  email: 'mail',
  phone: 'telephoneNumber',
}
const results = ['done', 'stopped', 'away', 'refused', 'wrong'] as const

/** The directory servers that people are fetched from. */
export function ServerSection({ servers, refused }: { servers: Server[]; refused: Refused }) {
  const say = useTexts(importTexts)
  return (
    <section className="stack" aria-labelledby="servers">
      <h2 className="label" id="servers">
        {say('servers')}
      </h2>
      {servers.length === 0 && <EmptyState title={say('serversNone')} />}
      {servers.map((server) => (
        <OneServer
          key={`${server.id} ${server.version}`}
          server={server}
          refused={refused?.typed['serverId'] === server.id ? refused : null}
        />
      ))}
      <ServerForm server={null} refused={refused && !refused.typed['serverId'] ? refused : null} />
    </section>
  )
}

function OneServer({ server, refused }: { server: Server; refused: Refused }) {
  const say = useTexts(importTexts)
  const times = useTimes()
  const result = results.find((each) => each === server.lastResult)
  const last = server.lastAt
    ? `${times.short(server.lastAt)}${result ? `, ${say(`result-${result}`)}` : ''}`
    : say('never')
  return (
    <article className="stack is-tight">
      <p>
        <span className="strong">{server.name}</span> <span className="quiet">{server.url}</span>{' '}
        {!server.isOn && <span className="tag">{say('off')}</span>}
      </p>
      <p className="quiet">
        {say('lastResult')}: {last}
      </p>
      <Form method="post">
        <input type="hidden" name="do" value="fetch" />
        <input type="hidden" name="serverId" value={server.id} />
        <Button type="submit" variant="secondary">
          {say('fetch')}
        </Button>
      </Form>
      <ServerForm server={server} refused={refused} />
    </article>
  )
}

function ServerForm({ server, refused }: { server: Server | null; refused: Refused }) {
  const say = useTexts(importTexts)
  const at = server?.id ?? 'new'
  const errors = (refused?.problem?.errors ?? []).map(({ pointer, detail }) => ({
    field: `${pointer.split('/')[1] ?? ''}-${at}`,
    text: detail,
  }))
  const error = (name: string) => errors.find((each) => each.field === `${name}-${at}`)?.text
  const typed: Record<string, string> = refused?.typed ?? {
    name: server?.name ?? '',
    url: server?.url ?? '',
    bindName: server?.bindName ?? '',
    base: server?.base ?? '',
    filter: server?.filter ?? '(objectClass=inetOrgPerson)',
    everyMinutes: String(server?.everyMinutes ?? 60),
  }
  const line = (name: 'name' | 'url' | 'bindName' | 'base' | 'filter', help?: string) => (
    <TextField
      name={name}
      id={`${name}-${at}`}
      label={say(name)}
      help={help}
      required
      defaultValue={typed[name]}
      error={error(name)}
    />
  )
  return (
    <Details summary={server ? say('save') : say('newServer')} open={refused ? true : undefined}>
      <Form method="post" className="stack is-form">
        <input type="hidden" name="do" value="server" />
        <input type="hidden" name="serverId" value={server?.id ?? ''} />
        <input type="hidden" name="version" value={server?.version ?? ''} />
        <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
        {line('name')}
        {line('url', say('urlHelp'))}
        {line('bindName')}
        <TextField
          name="bindPassword"
          id={`bindPassword-${at}`}
          label={say('bindPassword')}
          help={server ? say('keepPassword') : undefined}
          type="password"
          autoComplete="new-password"
          required={!server}
          error={error('bindPassword')}
        />
        {line('base')}
        {line('filter')}
        <TextArea
          name="mapping"
          id={`mapping-${at}`}
          label={say('mapping')}
          help={say('mappingHelp')}
          rows={8}
          defaultValue={refused?.typed['mapping'] ?? mappingText(server?.mapping ?? usual)}
          error={error('mapping')}
        />
        <TextField
          name="everyMinutes"
          id={`everyMinutes-${at}`}
          label={say('every')}
          type="number"
          min={5}
          max={10_080}
          required
          defaultValue={typed['everyMinutes']}
          error={error('everyMinutes')}
        />
        <Checkbox name="isOn" id={`isOn-${at}`} label={say('isOn')} defaultChecked={server?.isOn ?? false} />
        <Button type="submit" variant="primary" className="at-start">
          {say('save')}
        </Button>
      </Form>
    </Details>
  )
}
