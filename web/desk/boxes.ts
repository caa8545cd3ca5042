import type { z } from 'zod'
import type { inbox } from '#domains/contacts/contract.ts'

/** The lists of the inbox, in the order they stand. */
export const boxes = ['mine', 'centre', 'awaiting', 'returned', 'promised', 'overdue'] as const
export type Box = (typeof boxes)[number]

export type Row = z.output<(typeof inbox)['reply']>['rows'][number]

/** The list an address names, or null. */
export function boxNamed(name: string | undefined): Box | null {
  return boxes.find((box) => box === name) ?? null
}
