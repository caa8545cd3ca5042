import type { z } from 'zod'
import { receiveContact, takeBackHandOver } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { decisionIn, registrationOf } from './decision.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import { endContact } from './drafts.ts'
import { tellContact } from './live.ts'
import { createStore, useStore } from './store.ts'

type Registered = z.output<(typeof receiveContact)['reply']>['questions'][number] & { handedTo: string | null }

/** Contacts on their way to be registered; `isWaiting` when the server could not be reached and it is tried again. */
const underWay = createStore<ReadonlyMap<string, { isWaiting: boolean }>>(new Map())

export function useRegistration(draftId: string): { isWaiting: boolean } | null {
  return useStore(underWay).get(draftId) ?? null
}

const mark = (draftId: string, state: { isWaiting: boolean } | null) =>
  underWay.set((before) => {
    const next = new Map(before)
    if (state) next.set(draftId, state)
    else next.delete(draftId)
    return next
  })

const AGAIN = 3_000

/**
 * Registers a contact whose questions are all decided. The draft's id is the key of the request, so that it is registered
 * once however often it is sent; while the server cannot be reached it is sent again, with the same words.
 * @throws CallFailed when it is refused: the contact is still in the air
 */
export async function register(keeper: DraftKeeper): Promise<Registered[]> {
  const draft = keeper.shown.get()
  const { draftId } = draft
  mark(draftId, { isWaiting: false })
  await keeper.settle()
  const registration = registrationOf(draft)
  try {
    for (;;) {
      try {
        const { questions } = await call(receiveContact, registration, { key: draftId })
        tellContact('there')
        endContact(draftId)
        return questions.map((question, index) => {
          const decision = decisionIn(draft.content.questions[index]!)
          return { ...question, handedTo: decision?.kind === 'hand_over' ? decision.unit : null }
        })
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        const isSignedOut = error.problem?.status === 401
        if (!error.away && !isSignedOut) throw error
        tellContact(isSignedOut ? 'signed-out' : 'lost')
        mark(draftId, { isWaiting: true })
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
      }
    }
  } catch (error) {
    keeper.resume()
    throw error
  } finally {
    mark(draftId, null)
  }
}

/** Takes back what was handed over with a contact. Throws CallFailed when it has been accepted meanwhile. */
export async function takeBack(handOverId: string): Promise<string> {
  return (await call(takeBackHandOver, { handOverId })).questionId
}
