import MailComposer from 'nodemailer/lib/mail-composer'
import { domainToASCII } from 'node:url'
import { idOf } from '#platform/database/ids.ts'
import type { OutgoingMessage } from './carrier.ts'

/**
 * The message as it travels, RFC 5322 with MIME, lines ended by CRLF.
 * Its Message-ID comes from municipality and intent alone, so that every attempt, also one made from a restored backup,
 * carries the same and a receiver can drop the second. Auto-Submitted (RFC 3834) keeps answering machines quiet. No List- headers:
 * nobody subscribes to receipts.
 * @param sender the address it is from, and that bounces come back to
 */
export function mimeMessage(message: OutgoingMessage, sender: string): Promise<Buffer> {
  return new MailComposer({
    from: { name: message.senderName, address: sender },
    to: { name: '', address: message.recipient },
    subject: message.subject,
    text: message.body,
    textEncoding: 'quoted-printable',
    date: message.writtenAt,
    messageId: messageId(message, sender),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
    attachments: (message.attachments ?? []).map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(content, 'base64'),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** `<uuid@sender's domain>`, the same every time for the same intent in the same municipality. */
export function messageId(
  { municipalityId, intent }: Pick<OutgoingMessage, 'municipalityId' | 'intent'>,
  sender: string,
): string {
  return `<${idOf('message', municipalityId, intent)}@${domainToASCII(sender.slice(sender.lastIndexOf('@') + 1))}>`
}
