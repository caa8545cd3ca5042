import { data, redirect } from 'react-router'
import { endKey, fetchServer, listKeys, listServers, makeKey, saveServer } from '#domains/directory/contract.ts'
import { listUnits } from '#domains/staff/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { field, type PageRequest, pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/sources.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { importTexts } from './import-texts.ts'
import { KeySection } from './key-section.tsx'
import { readMapping, ServerSection } from './server-section.tsx'
import { readSide } from './read-side.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const [{ servers }, { keys }, { units }] = await Promise.all([
    page.call(listServers, {}),
    page.call(listKeys, {}),
    page.call(listUnits, {}),
  ])
  const url = new URL(request.url)
  return {
    side,
    servers,
    keys,
    units: units.map(({ id, name }) => ({ value: id, label: name })),
    address: `${url.origin}/scim/v2`,
    isSaved: url.searchParams.has('saved'),
  }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = Object.fromEntries(Object.entries(page.form.fields).map(([name, values]) => [name, values[0] ?? '']))
  const doing = field(page.form, 'do')
  if (doing === 'make-key') {
    const done = await page.attempt(makeKey, {
      name: field(page.form, 'name'),
      unitId: field(page.form, 'unitId'),
      seesProtected: field(page.form, 'seesProtected') !== '',
    })
    // Told in the reply, never in an address.
    return done.ok
      ? data({ doing, typed: {}, key: done.reply.key, problem: null })
      : data({ doing, typed, key: null, problem: done.problem }, { status: done.problem.status })
  }
  if (doing === 'fetch') {
    const done = await page.attempt(fetchServer, { serverId: field(page.form, 'serverId') })
    if (!done.ok) return data({ doing, typed, key: null, problem: done.problem }, { status: done.problem.status })
    throw redirect(`/directory/import?file=${done.reply.importId}`, 303)
  }
  const done =
    doing === 'end-key'
      ? await page.attempt(endKey, { keyId: field(page.form, 'keyId') })
      : await page.attempt(saveServer, serverIn(page))
  if (!done.ok)
    return data(
      { doing, typed: { ...typed, bindPassword: '' }, key: null, problem: done.problem },
      { status: done.problem.status },
    )
  throw redirect('/directory/sources?saved=1', 303)
}

function serverIn({ form }: PageRequest) {
  const one = (name: string) => field(form, name)
  return {
    serverId: one('serverId') || null,
    version: Number(one('version')) || null,
    name: one('name'),
    url: one('url'),
    bindName: one('bindName'),
    bindPassword: one('bindPassword') || null,
    base: one('base'),
    filter: one('filter'),
    mapping: readMapping(one('mapping')),
    everyMinutes: Number(one('everyMinutes')),
    isOn: one('isOn') !== '',
  }
}

/** Also after a refusal: what is kept is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

/** Where people come from by themselves: directory servers, and systems with a key. */
export default function SourcesRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { side, servers, keys, units, address, isSaved } = loaderData
  const say = useTexts(importTexts)
  return (
    <DirectoryFrame side={side}>
      <title>{say('sources')}</title>
      <p className="no-print">
        <LinkButton variant="flush" icon="arrow-left" href="/directory/import">
          {say('title')}
        </LinkButton>
      </p>
      <div className="stack is-tight">
        <h1>{say('sources')}</h1>
        <p className="quiet">{say('sourcesAbout')}</p>
      </div>
      <output>
        {isSaved && !actionData && <Notice tone="done">{say('saved')}</Notice>}
        {actionData?.problem && actionData.problem.errors.length === 0 && <Notice>{actionData.problem.detail}</Notice>}
        {actionData?.key && (
          <Notice tone="done" note={<code className="is-key">{actionData.key}</code>}>
            {say('keyOnce')}
          </Notice>
        )}
      </output>
      <ServerSection servers={servers} refused={actionData?.doing === 'server' ? actionData : null} />
      <KeySection
        key={keys.length}
        keys={keys}
        units={units}
        address={address}
        refused={actionData?.doing === 'make-key' ? actionData : null}
      />
    </DirectoryFrame>
  )
}
