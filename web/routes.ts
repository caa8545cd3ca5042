import { index, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'
import { segments } from './citizen/addresses.ts'

/** Citizens' pages: Swedish without a prefix, English under /en. Names of files follow the page's purpose. */
function citizenPages(language: 'sv' | 'en'): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}-${name}` })
  const at = segments[language]
  return [
    index('citizen/front.tsx', id('front')),
    route(at.ask, 'citizen/ask.tsx', id('ask')),
    route(at.follow, 'citizen/follow-open.tsx', id('follow-open')),
    route(`${at.follow}/:reference`, 'citizen/follow.tsx', id('follow')),
    route(at.data, 'citizen/about-data.tsx', id('about-data')),
    route(at.accessibility, 'citizen/about-accessibility.tsx', id('about-accessibility')),
    route(at.easyRead, 'citizen/about-easy-read.tsx', id('about-easy-read')),
    route(at.diary, 'citizen/diary.tsx', id('diary')),
    // Last: an address that leads nowhere still gets the municipality's own page, in the right language.
    route('*', 'citizen/missing.tsx', id('missing')),
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

/** Work beside the desk: the unit's inbox, the day in figures, the lists behind them, agreements. */
const work = [
  route('unit/:unitId?/:questionId?', 'unit/unit.tsx'),
  route('attachments/:attachmentId', 'unit/attachment.ts'),
  route('today', 'today/today.tsx'),
  route('today.csv', 'today/day-csv.ts'),
  route('questions', 'questions/questions.tsx'),
  route('answers', 'answers/articles.tsx'),
  route('answers/new', 'answers/edit-article.tsx', { id: 'new-article' }),
  route('answers/tasks', 'answers/tasks.tsx'),
  route('answers/gaps', 'answers/gaps.tsx'),
  route('answers/:articleId', 'answers/article.tsx'),
  route('answers/:articleId/edit', 'answers/edit-article.tsx', { id: 'edit-article' }),
  route('answers/:articleId/compare', 'answers/compare.tsx'),
  route('answer-files/:fileId', 'answers/file.ts'),
  route('search-words', 'search/search-words.tsx'),
  route('agreements', 'agreements/agreements.tsx'),
  route('agreements/:serviceId', 'agreements/agreement.tsx'),
]

export default [...citizenPages('sv'), ...prefix('en', citizenPages('en')), desk, ...work] satisfies RouteConfigEntry[]
