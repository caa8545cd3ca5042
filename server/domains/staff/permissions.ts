/** The roles a person can have (staff_role.role). A person may have several; they add up. */
export const roles = [
  'guide',
  'switchboard',
  'greeter',
  'guard',
  'handler',
  'floor_coordinator',
  'information_coordinator',
  'adviser',
  'manager',
  'registrar',
  'auditor',
  'administrator',
  'branch',
  'volunteer',
] as const

export type Role = (typeof roles)[number]

/**
 * Everything that can be allowed. Operations name one each.
 * 'open' is for anybody, also without signing in; 'question.follow' is for the citizen who has shown reference and code.
 */
export type Permission =
  | 'open'
  | 'question.follow'
  | 'signed-in'
  | 'contact.register'
  | 'question.read'
  | 'question.answer'
  | 'question.keep'
  | 'question.hand-over'
  | 'hand-over.receive'
  | 'question.note'
  | 'promise.make'
  | 'person.search'
  | 'person.insight'
  | 'figures.read'
  | 'article.read'
  | 'article.propose'
  | 'article.write'
  | 'article.review'
  | 'article.publish'
  | 'search.teach'
  | 'agreement.read'
  | 'agreement.write'
  | 'record.read'
  | 'record.register'
  | 'record.thin'
  | 'directory.read'
  | 'news.read'
  | 'news.post'
  | 'topic.flag'
  | 'meeting.read'
  | 'digest.read'
  | 'directory.keep'
  | 'directory.bring-in'
  | 'directory.provision'
  | 'outbound.read'
  | 'audit.read'
  | 'staff.administer'

/** What everybody who is signed in may do: see themselves, their units, who works where, what is new, and the answers written for staff. */
const everyone: readonly Permission[] = ['open', 'signed-in', 'directory.read', 'news.read', 'article.read']

/** Keeps articles true: writes, reads through what others wrote, publishes. Whose articles: domains/answers/README.md. */
const keepsArticles: readonly Permission[] = ['article.propose', 'article.write', 'article.review', 'article.publish']

/** Hears what many ask about: flags it, and comes to the morning meeting. */
const meetsCitizens: readonly Permission[] = ['topic.flag', 'meeting.read']

/** Works with questions: reads them, answers, keeps, passes on, writes notes, promises a time. */
const worksWithQuestions: readonly Permission[] = [
  'question.read',
  'question.answer',
  'question.keep',
  'question.hand-over',
  'hand-over.receive',
  'question.note',
  'promise.make',
  'agreement.read',
  'record.read',
]

/**
 * Role → what it may do, beyond what everybody who is signed in may. Which questions it may do it with is another matter:
 * units, authorities and secrecy (load-actor.ts), held by row security.
 */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  // The generalist: the whole way from meeting to answer, across units.
  guide: [
    ...worksWithQuestions,
    'article.propose',
    ...meetsCitizens,
    'contact.register',
    'person.search',
    'person.insight',
    'figures.read',
    'news.post',
    'digest.read',
  ],
  // Connects calls: registers and passes on, does not answer for the departments.
  switchboard: [
    ...meetsCitizens,
    'contact.register',
    'question.read',
    'question.hand-over',
    'question.note',
    'promise.make',
    'agreement.read',
  ],
  // Meets at the door: registers what was asked, reads nothing afterwards.
  greeter: ['contact.register'],
  guard: [],
  // The specialist: receives, answers, passes on, notes.
  handler: [...worksWithQuestions, ...keepsArticles, 'news.post', 'digest.read'],
  // Tells clients of a protected floor who their handler is.
  floor_coordinator: ['question.read', 'person.search', 'digest.read'],
  // Keeps a department's articles and duties true: sees what is asked about in figures, not in words.
  information_coordinator: [
    ...keepsArticles,
    'search.teach',
    'figures.read',
    'agreement.read',
    'directory.keep',
    'news.post',
    'digest.read',
  ],
  // A specialist who sits in the centre and meets citizens too.
  adviser: [
    ...worksWithQuestions,
    ...keepsArticles,
    ...meetsCitizens,
    'contact.register',
    'person.search',
    'person.insight',
    'news.post',
    'digest.read',
  ],
  // Answers for goals and agreements, and steps in where something is late.
  manager: [
    ...worksWithQuestions,
    ...keepsArticles,
    ...meetsCitizens,
    'search.teach',
    'contact.register',
    'person.search',
    'figures.read',
    'agreement.write',
    'directory.keep',
    'outbound.read',
    'news.post',
    'digest.read',
  ],
  // Opens the post, keeps the diary, gives extracts of what is held on a person.
  registrar: [
    'contact.register',
    'record.read',
    'record.register',
    'record.thin',
    'person.search',
    'person.insight',
    'agreement.read',
    'digest.read',
  ],
  // Reads what was done and how much, never the words of a question.
  auditor: ['audit.read', 'figures.read', 'agreement.read', 'record.read'],
  // Keeps the product running: people and delivery, no questions.
  administrator: ['staff.administer', 'outbound.read', 'agreement.read', 'directory.keep', 'directory.bring-in'],
  // Library or neighbourhood office: same answers, fewer rights; the centre is their support.
  branch: [
    'article.propose',
    ...meetsCitizens,
    'contact.register',
    'question.read',
    'question.answer',
    'question.hand-over',
    'agreement.read',
  ],
  volunteer: [],
}

/** What a person with these roles may do. Unknown roles give nothing beyond what everybody signed in may. */
export function permissionsOf(held: readonly string[]): ReadonlySet<Permission> {
  const allowed = new Set<Permission>(everyone)
  for (const role of held) {
    if (isRole(role)) for (const permission of permissionsByRole[role]) allowed.add(permission)
  }
  return allowed
}

function isRole(name: string): name is Role {
  return Object.hasOwn(permissionsByRole, name)
}
