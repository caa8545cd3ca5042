import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import { bodyOf } from './body-markup.ts'
import type { previewBody as operation } from './contract.ts'

/** How a text looks as an article. */
export async function previewBody(_context: Context, input: z.output<typeof operation.input>) {
  return { body: bodyOf(input.body) }
}
