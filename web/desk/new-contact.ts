import { useNavigate, useRevalidator } from 'react-router'
import { CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { Channel } from './channel-icons.ts'
import { openContact } from './drafts.ts'
import { tellContact } from './live.ts'
import { deskTexts } from './texts.ts'
import { showToast } from './toasts.tsx'
import { holdTyping } from './type-ahead.ts'

let isOpening = false

/** The way to begin a contact: opened on the server, then shown with the cursor in its first field. */
export function useNewContact(): (channel: Channel) => void {
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const say = useTexts(deskTexts)
  return (channel) => {
    if (isOpening) return
    isOpening = true
    const letGo = holdTyping()
    openContact(channel)
      .then(async (draftId) => {
        await navigate(`/desk/contact/${draftId}`)
        await revalidate()
      })
      .catch((error: unknown) => {
        letGo()
        if (!(error instanceof CallFailed)) throw error
        if (error.problem?.status === 401) tellContact('signed-out')
        else if (error.away) tellContact('lost')
        showToast({ text: error.problem?.detail ?? say('notOpened') })
      })
      .finally(() => {
        isOpening = false
      })
  }
}
