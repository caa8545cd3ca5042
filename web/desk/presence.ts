import { useEffect, useRef, useState } from 'react'
import { showPresence } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'

const BEAT = 10_000

export type Other = { name: string; writing: boolean }

/** Tells that one has the question open, and learns who else has, and its version. */
export function usePresence(questionId: string, text: string, onVersion: (version: number) => void): Other[] {
  const [others, setOthers] = useState<Other[]>([])
  const state = useRef({ text, told: text, onVersion })
  useEffect(() => {
    state.current.text = text
    state.current.onVersion = onVersion
  })
  const isWriting = text.trim() !== ''
  const beat = useRef<() => void>(() => undefined)
  useEffect(() => {
    let isHere = true
    beat.current = () => {
      if (document.visibilityState === 'hidden') return
      const { current } = state
      const writing = current.text.trim() !== '' && current.text !== current.told
      current.told = current.text
      call(showPresence, { questionId, writing })
        .then((reply) => {
          if (!isHere) return
          setOthers(reply.others)
          current.onVersion(reply.version)
        })
        .catch(() => undefined) // the next beat tries again
    }
    beat.current()
    const timer = setInterval(() => beat.current(), BEAT)
    const leave = () =>
      void call(showPresence, { questionId, writing: false, leaving: true }, { keepalive: true }).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      isHere = false
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [questionId])
  // Beginning to write is told at once, the rest with the next beat.
  useEffect(() => {
    if (isWriting) beat.current()
  }, [isWriting])
  return others
}
