import { isRouteErrorResponse, useRevalidator, useRouteError } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { Middle } from './middle.tsx'
import { deskTexts } from './texts.ts'

/** What could not be shown, told in the middle of the desk: the contacts in the air stay where they are. */
export function ScreenFault() {
  const error = useRouteError()
  const say = useTexts(deskTexts)
  const { revalidate } = useRevalidator()
  const detail = isRouteErrorResponse(error) ? (error.data as Partial<ToldProblem> | null)?.detail : null
  return (
    <Middle title={say('problemTitle')}>
      <h1>{say('problemTitle')}</h1>
      <p>{detail}</p>
      <div className="row">
        <Button variant="secondary" onClick={() => void revalidate()}>
          {say('tryAgain')}
        </Button>
        <LinkButton href="/desk">{say('toDesk')}</LinkButton>
      </div>
    </Middle>
  )
}
