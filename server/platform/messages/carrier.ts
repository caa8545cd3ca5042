/** A file that goes with a message. Its content is base64, as it lies in the ledger. */
export type MessageFile = { name: string; mediaType: string; content: string }

/** One message as a carrier gets it. Plain text, and files if it has any. */
export type OutgoingMessage = {
  municipalityId: number
  /** The ledger row's id. */
  id: string
  /** What is said and about what. The same intent always gives the same Message-ID. */
  intent: string
  /** Shown as the sender's name: the municipality's. */
  senderName: string
  recipient: string
  subject: string
  body: string
  /** BCP 47, for Content-Language. */
  language: string
  /** The Date header: when the message was written, not when it is tried. */
  writtenAt: Date
  attachments?: readonly MessageFile[]
}

/**
 * What became of one attempt. `reason` is a code for the ledger and the log ('smtp-550-5.1.1-rcpt', 'connection-refused'):
 * never the other side's words, which may repeat the address.
 * - accepted: somebody else has taken responsibility for it
 * - try-again: certainly not taken, may be later. `away`: nobody can be sent to just now, so do not try the next message either
 * - refused: certainly not taken and never will be
 * - unknown: may have been taken. It must not be sent again without a person's decision
 */
export type Outcome =
  | { outcome: 'accepted' }
  | { outcome: 'try-again'; reason: string; away: boolean }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'unknown'; reason: string }

/** A way out of the house for messages: smtp-carrier.ts, folder-carrier.ts. */
export type MessageCarrier = {
  /** Tries once. Never rejects for anything the other side does. */
  send(message: OutgoingMessage): Promise<Outcome>
  /** Lets connections go. What is under way is finished first. */
  close(): Promise<void>
}
