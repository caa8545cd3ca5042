import { useEffect, useRef } from 'react'
import type { Language } from '#web/shared/request.ts'
import { readPress, type Command } from './keys.ts'
import { createStore, useStore } from './store.ts'

const KEPT_AS = 'torget.single-keys'

/** Whether single keys are on. Kept in this browser: it is about the hands and the keyboard, not the account. */
const singleKeys = createStore(true)

const taken = new Map<Command, { now: () => void }[]>()
let switchContact: (place: number) => void = () => undefined

/** Takes a command while the widget is on the screen. The last one to take it gets it. Null: not just now. */
export function useCommand(command: Command, carryOut: (() => void) | null): void {
  const latest = useRef(carryOut)
  useEffect(() => {
    latest.current = carryOut
  })
  const isOn = carryOut !== null
  useEffect(() => {
    if (!isOn) return
    const entry = { now: () => latest.current?.() }
    taken.set(command, [...(taken.get(command) ?? []), entry])
    return () => {
      taken.set(
        command,
        (taken.get(command) ?? []).filter((other) => other !== entry),
      )
    }
  }, [command, isOn])
}

/** Listens to the keyboard, once for the whole desk. `toContact` gets 1 to 9. */
export function useKeyboard(language: Language, toContact: (place: number) => void): void {
  useEffect(() => {
    singleKeys.set(localStorage.getItem(KEPT_AS) !== 'off')
  }, [])
  useEffect(() => {
    switchContact = toContact
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return
      const wish = readPress(
        {
          key: event.key,
          code: event.code,
          altKey: event.altKey,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altGraph: event.getModifierState('AltGraph'),
        },
        { language, areSingleKeysOn: singleKeys.get(), isInText: isTextPlace(event.target) },
      )
      if (!wish) return
      if ('digit' in wish) {
        event.preventDefault()
        return switchContact(wish.digit)
      }
      const entry = wish.commands.map((command) => taken.get(command)?.at(-1)).find((found) => found !== undefined)
      if (!entry) return
      event.preventDefault()
      entry.now()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [language])
}

/** Whether single keys are on, and the way to change it. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useStore(singleKeys)
  return [
    on,
    (next) => {
      localStorage.setItem(KEPT_AS, next ? 'on' : 'off')
      singleKeys.set(next)
    },
  ]
}

/** Whether letters pressed here are text, or choose in a list. */
function isTextPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}
