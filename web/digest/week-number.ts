/** The number of the week that begins on a Monday, as the calendar on the wall has it (ISO 8601). */
export function weekNumber(monday: string): number {
  // A week belongs to the year of its Thursday.
  const thursday = new Date(Date.parse(`${monday}T12:00:00Z`) + 3 * 86_400_000)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12)
  return 1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000))
}
