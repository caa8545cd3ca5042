import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { tellContact } from './live.ts'
import { questionTexts } from './question-texts.ts'
import type { QuestionView } from './timeline-words.ts'
import { showToast, type ToastWords } from './toasts.tsx'

export type Act = (what: () => Promise<object>, done?: ToastWords) => Promise<boolean>

/**
 * The question as shown, which changes when one does something oneself or asks for the new; what others do is only told.
 * `act` carries something out, says it, and fetches the question anew; false when it was refused, which is told in `fault`.
 */
export function useQuestion(fresh: QuestionView) {
  const say = useTexts(questionTexts)
  const { revalidate } = useRevalidator()
  const [view, setView] = useState(fresh)
  /** The newest version that is our own doing. */
  const [own, setOwn] = useState(fresh.version)
  const [isBusy, setIsBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  if (fresh !== view && fresh.version <= own) setView(fresh)
  const act: Act = async (what, done) => {
    setIsBusy(true)
    setFault(null)
    try {
      const reply = await what()
      // Those that reply no version move the question one on.
      setOwn('version' in reply ? (reply.version as number) : view.version + 1)
      if (done) showToast(done)
      await revalidate()
      return true
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (error.problem?.status === 401) tellContact('signed-out')
      else if (error.away) tellContact('lost')
      setFault(error.problem?.detail ?? say('away'))
      if (error.problem?.status === 409) await revalidate()
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return {
    view,
    isBusy,
    fault,
    act,
    hasNew: !isBusy && fresh.version > view.version,
    showNew: () => {
      setOwn(fresh.version)
      setFault(null)
    },
    /** The presence tells a version that no announcement has told of. */
    hearVersion: (version: number) => {
      if (version > fresh.version) void revalidate()
    },
  }
}
