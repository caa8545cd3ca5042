/** The moment a local day and clock time mean in a zone, as ISO; null when they are no time. @param day 2026-05-21 @param clock 15:30 */
export function promisedMoment(day: string, clock: string, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(clock)) return null
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // Twice, for the days when the clocks change between the two.
  let moment = asUtc - offsetAt(asUtc, zone)
  moment = asUtc - offsetAt(moment, zone)
  return new Date(moment).toISOString()
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

/** What is proposed as a promise: two hours from now to the next half hour, at the latest 16:30, otherwise tomorrow 09:00. */
export function proposedPromise(now: number, zone: string): { day: string; clock: string } {
  const local = (at: number) => {
    const [day = '', clock = ''] = new Intl.DateTimeFormat('sv', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
      .format(at)
      .split(' ')
    return { day, clock }
  }
  const half = 30 * 60_000
  const later = local(Math.ceil((now + 4 * half) / half) * half)
  if (later.day === local(now).day && later.clock <= '16:30') return later
  return { day: local(now + 86_400_000).day, clock: '09:00' }
}
