import { useSyncExternalStore } from 'react'

/** Something the desk's widgets share in one tab: what is shown follows it wherever it is read. */
export type Store<Value> = {
  get: () => Value
  set: (value: Value | ((before: Value) => Value)) => void
  subscribe: (heard: () => void) => () => void
}

/** Makes a store. Only for what belongs to the tab, never for what the server knows. */
export function createStore<Value>(first: Value): Store<Value> {
  let value = first
  const all = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      const made = typeof next === 'function' ? (next as (before: Value) => Value)(value) : next
      if (Object.is(made, value)) return
      value = made
      all.forEach((heard) => heard())
    },
    subscribe(heard) {
      all.add(heard)
      return () => all.delete(heard)
    },
  }
}

/** What a store holds now; on the server what it held from the start. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
