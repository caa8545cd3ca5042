import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/answers-atom.ts'
import { answersFeed } from './answers-feed.ts'
import { atom } from './atom.ts'
import { finished } from './finished.ts'

/** The published answers as an Atom feed. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  return finished(atom(await answersFeed(context.get(pageRequest), request, 'answersAtom')), 'application/atom+xml')
}
