import { readUnit, uncoveredDuties } from '#domains/directory/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/directory.ts'
import { DirectoryFrame } from './directory-frame.tsx'
import { readSide } from './read-side.ts'
import { directoryTexts } from './texts.ts'
import { UncoveredTable } from './uncovered-table.tsx'
import { PeopleTable } from './people-table.tsx'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const side = await readSide(page, request)
  const own = side.unitId ? await page.attempt(readUnit, { unitId: side.unitId }) : null
  const { duties } = await page.call(uncoveredDuties, {})
  return { side, unit: own?.ok ? own.reply : null, uncovered: duties.slice(0, 5) }
}

/** Where the directory starts: the search, one's own unit now, duties without cover. */
export default function DirectoryRoute({ loaderData: { side, unit, uncovered } }: Route.ComponentProps) {
  const say = useTexts(directoryTexts)
  return (
    <DirectoryFrame side={side}>
      <title>{say('title')}</title>
      <div className="stack is-tight">
        <h1>{say('start')}</h1>
        <p className="quiet">{say('startAbout')}</p>
      </div>
      {unit && (
        <section className="stack is-tight" aria-labelledby="own">
          <h2 className="label" id="own">
            <a href={`/directory/unit/${unit.id}`}>{unit.name}</a>
          </h2>
          <PeopleTable caption={unit.name} people={unit.people} />
        </section>
      )}
      {uncovered.length > 0 && (
        <section className="stack is-tight" aria-labelledby="uncovered">
          <h2 className="label" id="uncovered">
            {say('uncovered')}
          </h2>
          <UncoveredTable duties={uncovered} />
        </section>
      )}
    </DirectoryFrame>
  )
}
