import { type Route, route } from '#platform/operations/execute.ts'
import { chooseArticle, pinArticle } from './choose.ts'
import * as contract from './contract.ts'
import { findForPublic, findForStaff } from './find.ts'
import { forgetLearned, listLearned } from './learned-list.ts'
import { listSynonyms, removeSynonym, saveSynonym } from './synonyms.ts'

/** What can be done with the search. */
export const searchRoutes: readonly Route[] = [
  route(contract.find, findForStaff),
  route(contract.findPublic, findForPublic),
  route(contract.choose, chooseArticle),
  route(contract.pin, pinArticle),
  route(contract.listSynonyms, listSynonyms),
  route(contract.saveSynonym, saveSynonym),
  route(contract.removeSynonym, removeSynonym),
  route(contract.listLearned, listLearned),
  route(contract.forgetLearned, forgetLearned),
]
