import { pageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/answers-json.ts'
import { answersFeed } from './answers-feed.ts'
import { finished } from './finished.ts'

/** The published answers as a JSON Feed 1.1, for the municipality's own website and whoever else wants them. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const feed = await answersFeed(context.get(pageRequest), request, 'answersJson')
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    ...(feed.next === undefined ? {} : { next_url: feed.next }),
    language: feed.language,
    authors: [{ name: feed.author }],
    items: feed.entries.map(({ id, title, text, language, updated, page, tags }) => ({
      id,
      url: page,
      title,
      content_text: text,
      date_published: updated,
      language,
      tags,
    })),
  }
  return finished(JSON.stringify(document), 'application/feed+json')
}
