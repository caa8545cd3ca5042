import type { z } from 'zod'
import { changeStaff } from '#domains/staff/index.ts'
import type { Context } from '#platform/operations/context.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { savePerson as operation } from './contract.ts'
import { entriesChanged } from './entries-changed.ts'
import { mustKeepPerson } from './may-keep.ts'
import { workingPerson } from './working-person.ts'

/** Changes how somebody is reached, what they speak and when they work. */
export async function savePerson(context: Context, input: z.output<typeof operation.input>) {
  // load
  const person = await workingPerson(context, input.staffId)
  // check
  await mustKeepPerson(context, person.id, person.unitId)
  // apply
  const { phone, email, room, languages, hours } = input
  const change = { phone, email, room, languages: [...new Set(languages)], hours }
  // save
  const version = await changeStaff(context, person.id, change, input.version)
  if (version === null) throw new Problem(409, 'directory.changed')
  await entriesChanged(context, { people: [person.id] })
  // reply
  return { staffId: person.id, version }
}
