import { draftArticle } from './draft-article.ts'
import { type Route, route } from '#platform/operations/execute.ts'
import { acceptHandOver } from './accept-hand-over.ts'
import { answerQuestion } from './answer-question.ts'
import { askMunicipality } from './ask-municipality.ts'
import { readAttachment } from './attachments.ts'
import { chooseService } from './choose-service.ts'
import { closeQuestion } from './close-question.ts'
import * as contract from './contract.ts'
import { dropDraft, listDrafts, openDraft, pauseDraft, saveDraft } from './drafts.ts'
import { endPromise } from './end-promise.ts'
import { addToQuestion, followQuestion, openFollow } from './follow-question.ts'
import { findQuestionByReference } from './find-question.ts'
import { handOverQuestion } from './hand-over-question.ts'
import { readHandOverTerms } from './hand-over-terms.ts'
import { countInbox, readInbox } from './inbox-view.ts'
import { keepQuestion } from './keep-question.ts'
import { leaveToCentre } from './leave-to-centre.ts'
import { listQuestions } from './list-questions.ts'
import { logAttempt } from './log-attempt.ts'
import { makePromise } from './make-promise.ts'
import { passOnQuestion } from './pass-on-question.ts'
import { readPersonsQuestions, recordGround } from './persons-questions.ts'
import { readQuestionChanges } from './question-changes.ts'
import { readQuestion } from './question-view.ts'
import { receiveContact } from './receive-contact.ts'
import { returnHandOver } from './return-hand-over.ts'
import { showPresence } from './show-presence.ts'
import { takeBackHandOver } from './take-back-hand-over.ts'
import { readUnitInbox } from './unit-inbox-view.ts'
import { writeMessage } from './write-message.ts'
import './texts.ts'

/** What can be done with contacts and questions: one line each. */
export const contactRoutes: readonly Route[] = [
  route(contract.openDraft, openDraft),
  route(contract.saveDraft, saveDraft),
  route(contract.pauseDraft, pauseDraft),
  route(contract.dropDraft, dropDraft),
  route(contract.listDrafts, listDrafts),
  route(contract.receiveContact, (context, input) => receiveContact(context, input)),
  route(contract.askMunicipality, askMunicipality),
  route(contract.openFollow, openFollow),
  route(contract.followQuestion, followQuestion),
  route(contract.addToQuestion, addToQuestion),
  route(contract.inbox, readInbox),
  route(contract.inboxCounts, countInbox),
  route(contract.readUnitInbox, readUnitInbox),
  route(contract.listQuestions, listQuestions),
  route(contract.findQuestion, findQuestionByReference),
  route(contract.readQuestion, readQuestion),
  route(contract.readQuestionChanges, readQuestionChanges),
  route(contract.answerQuestion, answerQuestion),
  route(contract.draftArticle, draftArticle),
  route(contract.closeQuestion, closeQuestion),
  route(contract.chooseService, chooseService),
  route(contract.keepQuestion, keepQuestion),
  route(contract.leaveToCentre, leaveToCentre),
  route(contract.readHandOverTerms, readHandOverTerms),
  route(contract.handOverQuestion, handOverQuestion),
  route(contract.takeBackHandOver, takeBackHandOver),
  route(contract.acceptHandOver, acceptHandOver),
  route(contract.returnHandOver, returnHandOver),
  route(contract.passOnQuestion, passOnQuestion),
  route(contract.writeMessage, writeMessage),
  route(contract.makePromise, makePromise),
  route(contract.endPromise, endPromise),
  route(contract.logAttempt, logAttempt),
  route(contract.showPresence, showPresence),
  route(contract.readPersonsQuestions, readPersonsQuestions),
  route(contract.recordGround, recordGround),
  route(contract.readAttachment, readAttachment),
]
