import { useEffect, useState } from 'react'

const KEPT = 'torget.text.'

/** Text that survives a reload, a crash and going to another question and back. Only in this tab. */
export function useSessionText(name: string): [string, (text: string) => void] {
  const [text, setText] = useState('')
  // oxlint-disable-next-line react/set-state-in-effect -- the storage exists only in the browser, after the server's page is taken over
  useEffect(() => setText(sessionStorage.getItem(KEPT + name) ?? ''), [name])
  return [
    text,
    (next) => {
      setText(next)
      try {
        if (next === '') sessionStorage.removeItem(KEPT + name)
        else sessionStorage.setItem(KEPT + name, next)
      } catch {
        // The storage is full or closed: the text is still on the page.
      }
    },
  ]
}
