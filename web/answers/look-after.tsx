import { Form, useRouteLoaderData } from 'react-router'
import type { ArticleView } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Select, type SelectOption } from '#web/shared/ui/select.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Refused } from './article-doings.ts'
import { answerTexts } from './texts.ts'

type LookAfterProps = { view: ArticleView; units: SelectOption[]; refused: Refused | null }

/** Who keeps the article and when it is read through again. "It is still right" is one press. */
export function LookAfter({ view, units, refused }: LookAfterProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const typed = refused?.intent === 'look_after' ? refused.typed : undefined
  const error = (name: string) =>
    typed ? refused?.problem.errors.find((each) => each.pointer === `/${name}`)?.detail : undefined
  const hidden = (
    <>
      <input type="hidden" name="intent" value="look_after" />
      <input type="hidden" name="edit" value={view.edit} />
      <input type="hidden" name="ownUnitId" value={view.ownerUnit.id} />
      <input type="hidden" name="staffId" value={view.ownerStaff?.id ?? ''} />
    </>
  )
  return (
    <section className="stack is-tight no-print" aria-labelledby="look-after">
      <h2 className="label" id="look-after">
        {say('lookAfter')}
      </h2>
      <Form method="post" className="stack is-tight">
        {hidden}
        <input type="hidden" name="unitId" value={view.ownerUnit.id} />
        <input type="hidden" name="reviewOn" value={yearOn(times.date(now))} />
        <Button type="submit" variant="secondary" icon="check" className="at-start">
          {say('stillRight')}
        </Button>
        <p className="quiet">{say('stillRightAbout')}</p>
      </Form>
      <Details summary={say('changeKeeping')} open={typed !== undefined}>
        <Form method="post" className="stack is-tight">
          {hidden}
          <TextField
            name="reviewOn"
            label={say('reviewOn')}
            type="date"
            required
            defaultValue={typed?.['reviewOn'] ?? view.reviewOn}
            error={error('reviewOn')}
          />
          <Select
            name="unitId"
            label={say('owner')}
            options={units}
            defaultValue={typed?.['unitId'] ?? view.ownerUnit.id}
            error={error('unitId')}
          />
          <Button type="submit" variant="secondary" className="at-start">
            {say('save')}
          </Button>
        </Form>
      </Details>
    </section>
  )
}

/** The same day next year; the last of February for a leap day. */
function yearOn(day: string): string {
  const rest = day.slice(4)
  return `${Number(day.slice(0, 4)) + 1}${rest === '-02-29' ? '-02-28' : rest}`
}
