import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { editNews } from './edit-news.ts'
import { endNews } from './end-news.ts'
import { listNews, listPosters, listPublicNews, readNews, readUnreadNews } from './list-news.ts'
import { markNewsRead } from './mark-news-read.ts'
import { pinNews } from './pin-news.ts'
import { postNews } from './post-news.ts'
import './texts.ts'

/** What can be done with news. */
export const newsRoutes: readonly Route[] = [
  route(contract.listNews, listNews),
  route(contract.unreadNews, readUnreadNews),
  route(contract.readNews, readNews),
  route(contract.listPosters, listPosters),
  route(contract.postNews, postNews),
  route(contract.editNews, editNews),
  route(contract.endNews, endNews),
  route(contract.pinNews, pinNews),
  route(contract.markNewsRead, markNewsRead),
  route(contract.listPublicNews, listPublicNews),
]
