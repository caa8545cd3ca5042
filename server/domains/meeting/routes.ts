import { type Route, route } from '#platform/operations/execute.ts'
import * as contract from './contract.ts'
import { endTopic } from './end-topic.ts'
import { flagTopic } from './flag-topic.ts'
import { joinTopic } from './join-topic.ts'
import { listTopics } from './list-topics.ts'
import { readMorningMeeting } from './morning-meeting-view.ts'
import './texts.ts'

/** What is talked about: topics that many ask about, and the morning's meeting. */
export const meetingRoutes: readonly Route[] = [
  route(contract.flagTopic, flagTopic),
  route(contract.joinTopic, joinTopic),
  route(contract.endTopic, endTopic),
  route(contract.listTopics, listTopics),
  route(contract.morningMeeting, readMorningMeeting),
]
