import type { z } from 'zod'
import { SESSIONS_TOPIC } from '#platform/http/session.ts'
import type { Context } from '#platform/operations/context.ts'
import type { setLanguage } from './contract.ts'
import { signedIn } from './signed-in.ts'
import { writeLanguage } from './staff-store.ts'

/** Changes the language of the person's own pages; what processes remember of their sessions is read again. */
export async function setOwnLanguage(
  context: Context,
  { language }: z.output<typeof setLanguage.input>,
): Promise<z.input<typeof setLanguage.reply>> {
  const actor = signedIn(context.actor)
  await writeLanguage(context.tx, actor.municipalityId, actor.staffId, language)
  context.announce(SESSIONS_TOPIC)
  return { language }
}
