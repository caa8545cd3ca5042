import type { z } from 'zod'

/** How an operation shows in the audit trail. */
export type Audits =
  /** What was done or read, and to what: the subject's id is taken from the reply, or from the input under the same name. */
  | { action: string; subject: string }
  /** Nothing is written, and why that is right: 'reads only what is public'. */
  | { nothing: string }

/** One thing that can be done: declared once; the REST endpoint, the pages' call and the browser's call come from it. */
export type Operation<Input extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> = {
  /** Unique, domain first: 'contacts.hand-over-question'. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with :parameters that are fields of the input. */
  path: string
  /** 'open' for anybody; otherwise a permission that roles carry (domains/staff/permissions.ts). */
  permission: string
  audits: Audits
  /** In one plain sentence, for the OpenAPI description. */
  summary: string
  input: Input
  reply: Reply
  /**
   * A read that may share one transaction with the other reads of a page: it asks for itself only, and changes nothing in the
   * transaction, least of all what row security is told of who is acting.
   */
  together?: true
  /** Most requests a minute from one address, where fewer than the general limit. */
  perMinute?: number
  /** The input field that is guarded against guessing: the same limit holds for all addresses together on one value. */
  guards?: string
}

/** Declares an operation. Without permission or audit it does not compile. */
export function operation<Input extends z.ZodType, Reply extends z.ZodType>(
  declared: Operation<Input, Reply>,
): Operation<Input, Reply> {
  return declared
}

export type CallOptions = {
  /** The same key twice is carried out once; the second gets the first one's reply. */
  key?: string
}
