/** Who is acting. Every transaction carries one; row security reads it (migrations/0001-platform.sql). */
export type Actor = StaffActor | CitizenActor | AnonymousActor | SystemActor

type Somewhere = {
  municipalityId: number
  /** What this actor may do, by permission name. */
  permissions: ReadonlySet<string>
}

/** A person employed by the municipality, signed in. */
export type StaffActor = Somewhere & {
  kind: 'staff'
  staffId: string
  name: string
  /** The unit they belong to first of all. */
  unitId: string
  /** Where they work today, if they work at a place where citizens are met. */
  placeId: string | null
  roles: readonly string[]
  /** Units whose questions they work with. */
  units: readonly string[]
  /** Authorities they work for across all units (the guide's width). */
  authorities: readonly string[]
  /** Secret units whose posts they may know of. */
  knows: readonly string[]
  /** Secret units whose posts they may read. */
  reads: readonly string[]
  /** Authorities whose diary they keep. */
  registers: readonly string[]
  language: Language
}

/** Somebody who has shown the reference and code of one question. Not a proof of who they are. */
export type CitizenActor = Somewhere & { kind: 'citizen'; questionId: string }

/** Anybody. */
export type AnonymousActor = Somewhere & { kind: 'anonymous' }

/** The product itself: jobs, the demo's generator, replays. Never reachable by a request. */
export type SystemActor = Somewhere & { kind: 'system' }

export type Language = 'sv' | 'en'

/** What anybody may do without saying who they are. */
const openToAll: ReadonlySet<string> = new Set(['open'])
const openToCitizen: ReadonlySet<string> = new Set(['open', 'question.follow'])

export function anonymous(municipalityId: number): AnonymousActor {
  return { kind: 'anonymous', municipalityId, permissions: openToAll }
}

export function citizen(municipalityId: number, questionId: string): CitizenActor {
  return { kind: 'citizen', municipalityId, questionId, permissions: openToCitizen }
}

/** Acts with every permission inside one municipality. For jobs and the demo only. */
export function system(municipalityId: number): SystemActor {
  return { kind: 'system', municipalityId, permissions: everything }
}

const everything: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true })

/** The id written in the audit trail: the person for staff, the question for a citizen, nothing otherwise. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.staffId
  if (actor.kind === 'citizen') return actor.questionId
  return null
}
