import type { z } from 'zod'
import type { Context } from '#platform/operations/context.ts'
import type { listPlaces as operation } from './contract.ts'
import { listPlaces } from './organisation.ts'

/** The places where citizens are met, by name and id, the main one first. */
export async function listAllPlaces(context: Context): Promise<z.input<typeof operation.reply>> {
  return { places: (await listPlaces(context)).map(({ id, name }) => ({ id, name })) }
}
