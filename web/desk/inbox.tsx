import { useState } from 'react'
import { data } from 'react-router'
import { inbox } from '#domains/contacts/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { EmptyState } from '#web/shared/ui/notice.tsx'
import { Pager } from '#web/shared/ui/pager.tsx'
import type { Route } from './+types/inbox.ts'
import { boxNamed, type Row } from './boxes.ts'
import { keepOnFault, useKept } from './keep-on-fault.ts'
import { Middle } from './middle.tsx'
import { QuestionTable } from './question-table.tsx'
import { compareRows } from './row-words.ts'
import { deskTexts } from './texts.ts'

export { ScreenFault as ErrorBoundary } from './screen-fault.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const box = boxNamed(params.box)
  if (!box) throw data(null, { status: 404 })
  const cursor = new URL(request.url).searchParams.get('cursor')
  const { rows, older } = await context.get(pageRequest).call(inbox, { box, cursor })
  return { box, cursor, rows, older }
}

const keyOfList = (box: string, cursor: string | null) => `inbox ${box} ${cursor ?? ''}`

export const clientLoader = ({ serverLoader, params, request }: Route.ClientLoaderArgs) =>
  keepOnFault(keyOfList(params.box, new URL(request.url).searchParams.get('cursor')), serverLoader)

export default function InboxPage({ loaderData }: Route.ComponentProps) {
  const { box, cursor } = loaderData
  useKept(keyOfList(box, cursor), loaderData)
  // Another list is another hand: nothing is carried over from the one before.
  return <List key={keyOfList(box, cursor)} {...loaderData} />
}

function List({ box, cursor, rows: fresh, older }: Route.ComponentProps['loaderData']) {
  const say = useTexts(deskTexts)
  const [shown, setShown] = useState<Row[]>(fresh)
  const { rows, added, gone } = compareRows(shown, fresh)
  const title = say(`box-${box}`)
  const address = `/desk/inbox/${box}`
  return (
    <Middle title={title}>
      <div className="head">
        <h1>{title}</h1>
        <output className="push">
          {added + gone > 0 && (
            <Button variant="secondary" onClick={() => setShown(fresh)}>
              {added > 0 ? say('new', { count: added }) : say('gone', { count: gone })}
            </Button>
          )}
        </output>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={say(`empty-${box}`)}>{say(`empty-${box}-how`)}</EmptyState>
      ) : (
        <QuestionTable caption={title} rows={rows} list={box} />
      )}
      <Pager
        label={say('pages')}
        words={{ newer: say('newest'), older: say('older') }}
        newerHref={cursor ? address : undefined}
        olderHref={older ? `${address}?cursor=${encodeURIComponent(older)}` : undefined}
      />
    </Middle>
  )
}
