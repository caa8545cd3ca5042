import type { Language } from '#platform/access/actor.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { Problem } from '#platform/operations/problem.ts'
import type { MessageFile } from './carrier.ts'
import { isOneAddress } from './recipient.ts'

/** Something to tell somebody, as a domain writes it. */
export type LetterToSend = {
  municipalityId: number
  /** What is said and about what, such as 'receipt:<question>': said once, ever. */
  intent: string
  /** One e-mail address. */
  recipient: string
  subject: string
  /** Plain text, lines ended by \n. */
  body: string
  language: Language
  /** What it is about, for finding it again and for removing it with its subject. */
  subjectId: string | null
  /** A duty of law is sent whatever the citizen chose about courtesies. */
  duty: boolean
  /** Files that go with it: at most five megabytes together. They are kept in the letter's own row, and sent exactly as often. */
  attachments?: readonly { name: string; mediaType: string; content: Uint8Array }[]
  /** When it was written: the use case's clock. */
  at: Date
}

const LONGEST_SUBJECT = 200
const LARGEST_FILES = 5 * 1024 * 1024
const LONGEST_NAME = 100

/**
 * Puts a message in the sent ledger, in the use case's own transaction: it is sent if and only if what it tells about is committed.
 * An intent that is already there is left as it is, whatever the words: no error, nothing sent twice. Any actor may call it;
 * only the system can read what is written.
 * @throws Problem 422 'recipient-wrong' when the recipient is not exactly one address (line breaks and lists are how headers are smuggled in)
 * @throws RangeError when the intent is empty or longer than 200, or the files are too large: faults of the program
 */
export async function sendLater(tx: Tx, letter: LetterToSend): Promise<void> {
  if (!isOneAddress(letter.recipient)) throw new Problem(422, 'recipient-wrong')
  if (letter.intent.length < 1 || letter.intent.length > 200) throw new RangeError('An intent has 1 to 200 characters.')
  // No conflict target and nothing returned: either would need the right to read, which the writer does not have.
  await sql`
    insert into outbound_message (municipality_id, id, intent, carrier, recipient, subject, body, language, subject_id, duty,
      attachments, next_attempt_at, created_at)
    values (${letter.municipalityId}, ${newId(letter.at)}, ${letter.intent}, 'email', ${letter.recipient}, ${oneLine(letter.subject)},
      ${letter.body}, ${letter.language}, ${letter.subjectId}, ${letter.duty},
      ${JSON.stringify(filesOf(letter))}::jsonb, ${letter.at}, ${letter.at})
    on conflict do nothing`.execute(tx)
}

/** The files as the ledger keeps them. A name is a name: no path, no line break. */
function filesOf({ attachments = [] }: LetterToSend): MessageFile[] {
  const size = attachments.reduce((sum, { content }) => sum + content.byteLength, 0)
  if (size > LARGEST_FILES) throw new RangeError('The files of a letter are at most five megabytes together.')
  return attachments.map(({ name, mediaType, content }) => ({
    name: name.replace(/[\p{Cc}\p{Zl}\p{Zp}/\\"]+/gu, '-').slice(0, LONGEST_NAME),
    mediaType,
    content: Buffer.from(content).toString('base64'),
  }))
}

/** A subject may hold a citizen's words: line breaks and control characters become a space, and it is kept short. */
function oneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return line.length <= LONGEST_SUBJECT
    ? line
    : `${Array.from(line)
        .slice(0, LONGEST_SUBJECT - 1)
        .join('')}…`
}
