import { index, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Citizens' pages: Swedish without a prefix, English under /en. Names of files follow the Swedish page's purpose. */
function citizenPages(language: 'sv' | 'en'): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}-${name}` })
  const at =
    language === 'sv'
      ? { ask: 'fraga', receipt: 'kvitto', follow: 'folj' }
      : { ask: 'ask', receipt: 'receipt', follow: 'follow' }
  return [
    index('citizen/front.tsx', id('front')),
    route(at.ask, 'citizen/ask.tsx', id('ask')),
    route(`${at.follow}`, 'citizen/follow-open.tsx', id('follow-open')),
    route(`${at.follow}/:reference`, 'citizen/follow.tsx', id('follow')),
  ]
}

/** The guide's desk. */
const desk = route('desk', 'desk/layout.tsx', [
  index('desk/start.tsx'),
  route('contact/:draftId', 'desk/contact.tsx'),
  route('inbox/:box', 'desk/inbox.tsx'),
  route('question/:questionId', 'desk/question.tsx'),
  route('search', 'desk/search.tsx'),
])

export default [...citizenPages('sv'), ...prefix('en', citizenPages('en')), desk] satisfies RouteConfigEntry[]
