import type { IconName } from '#web/shared/ui/icon-paths.ts'
import type { Draft } from './draft-merge.ts'

export type Channel = Draft['channel']

/** Each way in has its own shape, always beside its word. */
export const channelIcons: Record<Channel, IconName> = {
  phone: 'phone',
  visit: 'person',
  email: 'envelope',
  web: 'globe',
  chat: 'chat',
  sms: 'sms',
  letter: 'letter',
  social: 'people',
  other: 'information',
}

/** What a guide can begin by hand, the commonest first. The web registers itself. */
export const startedByHand: Channel[] = ['phone', 'visit', 'email', 'letter', 'chat', 'sms', 'social', 'other']
