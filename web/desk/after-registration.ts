import { useNavigate, useRevalidator, useRouteLoaderData } from 'react-router'
import { CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { contactTexts } from './contact-texts.ts'
import type { loader as deskLoader } from './layout.tsx'
import { takeBack, type register } from './registrations.ts'
import { shownReference } from './shown-reference.ts'
import { showToast } from './toasts.tsx'

type Registered = Awaited<ReturnType<typeof register>>

/** What follows when a contact is registered: it is said, with the way back, and the next contact comes to hand. */
export function useAfterRegistration(): (registered: Registered, draftId: string) => void {
  const say = useTexts(contactTexts)
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const desk = useRouteLoaderData<typeof deskLoader>('desk/layout')
  return (registered, draftId) => {
    const offered = registered.find((one) => one.handOverId !== null)
    const first = registered[0]!
    const code = registered.find((one) => one.code !== null)?.code
    const undo = (handOverId: string) => () => {
      takeBack(handOverId)
        .then(async (questionId) => {
          showToast({ text: say('takenBack') })
          await navigate(`/desk/question/${questionId}`)
        })
        .catch((error: unknown) => {
          if (!(error instanceof CallFailed)) throw error
          showToast({ text: error.problem?.detail ?? say('away') })
        })
    }
    showToast({
      text:
        registered.length > 1
          ? say('registeredMany', {
              count: registered.length,
              references: registered.map((one) => shownReference(one.reference)).join(', '),
            })
          : offered?.handedTo
            ? say('handedOver', { unit: offered.handedTo, reference: shownReference(offered.reference) })
            : say('registered', { reference: shownReference(first.reference) }),
      ...(code ? { more: say('code', { code }) } : {}),
      to: { href: `/desk/question/${first.questionId}`, text: say('show') },
      ...(offered?.handOverId ? { undo: undo(offered.handOverId) } : {}),
    })
    // The guide may have gone on to another contact while this one waited for the network.
    if (window.location.pathname !== `/desk/contact/${draftId}`) return void revalidate()
    const next = desk?.inAir.find((row) => row.draftId !== draftId)
    void Promise.resolve(navigate(next ? `/desk/contact/${next.draftId}` : '/desk')).then(revalidate)
  }
}
