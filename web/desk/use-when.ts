import { useRouteLoaderData } from 'react-router'
import { useTimes } from '#web/shared/i18n/times.ts'
import { whenWords } from './when-words.ts'

/** How a moment is said at the desk: 15:00 today, "i morgon 12:00", otherwise "22 maj 12:00". */
export function useWhen(): (at: string) => string {
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  return (at) => whenWords(at, now, times)
}
