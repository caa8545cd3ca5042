import { useEffect, useSyncExternalStore } from 'react'
import { useRouteLoaderData } from 'react-router'

let skew: number | null = null
let second = 0
const watching = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function watch(heard: () => void): () => void {
  watching.add(heard)
  timer ??= setInterval(() => {
    second = Math.floor(serverNow() / 1000) * 1000
    for (const each of watching) each()
  }, 1000)
  return () => {
    watching.delete(heard)
    if (watching.size === 0 && timer) {
      clearInterval(timer)
      timer = null
    }
  }
}

/** The server's time, in milliseconds, as this tab knows it: computers at a desk are often minutes wrong. */
export function serverNow(): number {
  return Date.now() + (skew ?? 0)
}

/** Now, to the second and ticking; on the server and while its page is taken over, the page's own moment. */
export function useNow(): number {
  const root = useRouteLoaderData<{ now: string }>('root')
  const made = root ? Date.parse(root.now) : 0
  useEffect(() => {
    skew ??= made - Date.now()
  }, [made])
  return useSyncExternalStore(
    watch,
    () => second || made,
    () => made,
  )
}

/** How long something has lasted: 1:12, 14:03, 1:02:10. */
export function lasted(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The same in words: 12 s, 1 min 12 s, 1 tim 2 min. @param hour the word for hours */
export function lastedWords(milliseconds: number, hour: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60) return `${Math.floor(minutes / 60)} ${hour} ${minutes % 60} min`
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
}

/** A time that runs. */
export function Lasting({ since }: { since: string }) {
  const now = useNow()
  return <span className="is-clock">{lasted(now - Date.parse(since))}</span>
}
