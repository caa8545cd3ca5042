import { redirect } from 'react-router'
import { setLanguage } from '#domains/staff/contract.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/language.ts'

/** Changes the language of one's own pages, and comes back: the form of the account menu, where no script takes it over. */
export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  await page.call(setLanguage, { language: field(page.form, 'language') === 'en' ? 'en' : 'sv' })
  const back = field(page.form, 'return')
  // Only to our own pages, whatever the form says.
  throw redirect(/^\/(?![/\\])/.test(back) ? back : '/desk', 303)
}
