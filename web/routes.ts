import { index, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'
import { outside, segments } from './citizen/addresses.ts'

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
    route(at.search, 'citizen/answers/search.tsx', id('search')),
    route(at.answers, 'citizen/answers/a-to-z.tsx', id('answers')),
    route(`${at.answers}/:code`, 'citizen/answers/answer.tsx', id('answer')),
    route(`${at.answers}/:code/:fileId`, 'citizen/answers/file.ts', id('answer-file')),
    route(at.services, 'citizen/answers/services.tsx', id('services')),
    route(`${at.services}/:code`, 'citizen/answers/service.tsx', id('service')),
    route(at.places, 'citizen/places/places.tsx', id('places')),
    route(`${at.places}/:code`, 'citizen/places/place.tsx', id('place')),
    // Last: an address that leads nowhere still gets the municipality's own page, in the right language.
    route('*', 'citizen/missing.tsx', id('missing')),
  ]
}

/** What other sites, feed readers and search engines take from us. */
const forOthers = [
  ...(['sv', 'en'] as const).flatMap((language) => {
    const at = outside[language]
    const id = (name: string) => ({ id: `${language}-${name}` })
    return [
      route(at.answersJson, 'citizen/outside/answers-json.ts', id('answers-json')),
      route(at.answersAtom, 'citizen/outside/answers-atom.ts', id('answers-atom')),
      route(at.disturbances, 'citizen/outside/disturbances-atom.ts', id('disturbances-atom')),
      route(at.embedSearch, 'citizen/outside/embedded-search.tsx', id('embedded-search')),
      route(`${at.embedAnswer}/:code`, 'citizen/outside/embedded-answer.tsx', id('embedded-answer')),
      route(at.embedOpen, 'citizen/outside/embedded-opening.tsx', id('embedded-opening')),
    ]
  }),
  route('sitemap.xml', 'citizen/outside/sitemap.ts'),
  route('robots.txt', 'citizen/outside/robots.ts'),
]

/** The guide's desk. */
const desk = route('desk', 'desk/layout.tsx', [
  index('desk/start.tsx'),
  route('contact/:draftId', 'desk/contact.tsx'),
  route('inbox/:box', 'desk/inbox.tsx'),
  route('question/:questionId', 'desk/question.tsx'),
  route('search', 'desk/search.tsx'),
])

/** Work beside the desk: the unit's inbox, the day in figures, the lists behind them, news, the meeting, digests, agreements. */
const work = [
  route('unit/:unitId?/:questionId?', 'unit/unit.tsx'),
  route('attachments/:attachmentId', 'unit/attachment.ts'),
  route('today', 'today/today.tsx'),
  route('today.csv', 'today/day-csv.ts'),
  route('questions', 'questions/questions.tsx'),
  route('news', 'news/news.tsx'),
  route('news/write/:newsId?', 'news/write.tsx'),
  route('answers', 'answers/articles.tsx'),
  route('answers/new', 'answers/edit-article.tsx', { id: 'new-article' }),
  route('answers/tasks', 'answers/tasks.tsx'),
  route('answers/gaps', 'answers/gaps.tsx'),
  route('answers/:articleId', 'answers/article.tsx'),
  route('answers/:articleId/edit', 'answers/edit-article.tsx', { id: 'edit-article' }),
  route('answers/:articleId/compare', 'answers/compare.tsx'),
  route('answer-files/:fileId', 'answers/file.ts'),
  route('meeting', 'meeting/meeting.tsx'),
  route('digests/:departmentId?/:week?', 'digest/digests.tsx'),
  route('digests/:departmentId/:week/table.csv', 'digest/digest-csv.ts'),
  route('agreements', 'agreements/agreements.tsx'),
  route('agreements/:serviceId', 'agreements/agreement.tsx'),
]

export default [
  ...citizenPages('sv'),
  ...prefix('en', citizenPages('en')),
  ...forOthers,
  desk,
  ...work,
] satisfies RouteConfigEntry[]
