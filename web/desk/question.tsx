import { readQuestion } from '#domains/contacts/contract.ts'
import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/question.ts'
import { keepOnFault, useKept } from './keep-on-fault.ts'
import { purposeIn } from './purpose-form.tsx'
import { QuestionPage } from './question-page.tsx'
import { refreshed } from './read-question.ts'

export { ScreenFault as ErrorBoundary } from './screen-fault.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const { questionId } = params
  return (
    (await refreshed(page, request, questionId)) ?? page.call(readQuestion, { questionId, purpose: purposeIn(request) })
  )
}

export const clientLoader = ({ serverLoader, params }: Route.ClientLoaderArgs) =>
  keepOnFault(`question ${params.questionId}`, serverLoader)

export default function QuestionRoute({ loaderData }: Route.ComponentProps) {
  useKept(`question ${loaderData.questionId}`, loaderData)
  return <QuestionPage key={loaderData.questionId} fresh={loaderData} />
}
