import { beforeEach, describe, expect, it } from 'vitest'
import { type Actor, anonymous, citizen, system } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { mimeMessage } from './mime-message.ts'
import { claimNext } from './outbound-ledger.ts'
import { isOneAddress } from './recipient.ts'
import { type LetterToSend, sendLater } from './send-later.ts'

const test = useTestDatabase()
const at = new Date('2026-11-20T09:00:00Z')

beforeEach(async () => {
  await test.owner.query('truncate outbound_message, municipality cascade')
  await test.owner.query(
    `insert into municipality select n, 'ort' || chr(96 + n), 'Ort', 'Ort', 'Europe/Stockholm', '{}' from generate_series(1, 2) n`,
  )
})

function letter(more: Partial<LetterToSend> = {}): LetterToSend {
  return {
    municipalityId: 1,
    intent: 'receipt:one',
    recipient: 'anna.berg@post.example',
    subject: 'Vi har fått din fråga',
    body: 'Hej!',
    language: 'sv',
    subjectId: null,
    duty: true,
    at,
    ...more,
  }
}

function write(actor: Actor, ...letters: LetterToSend[]): Promise<void> {
  return inTransaction(test.db, actor, async (tx) => {
    for (const each of letters) await sendLater(tx, each)
  })
}

async function rows(): Promise<{ municipality_id: number; intent: string; subject: string; state: string }[]> {
  return (await test.owner.query('select municipality_id, intent, subject, state from outbound_message order by 1, 2'))
    .rows
}

describe('a message to send later', () => {
  it('is written by anybody who acts, and read only by the system', async () => {
    await write(anonymous(1), letter())
    await write(citizen(1, newId()), letter({ intent: 'receipt:two' }))
    expect(await rows()).toHaveLength(2)
    const seen = (actor: Actor) =>
      inTransaction(test.db, actor, (tx) => tx.selectFrom('outbound_message').select('id').execute())
    expect(await seen(anonymous(1))).toEqual([])
    expect(await seen(system(1))).toHaveLength(2)
    expect(await seen(system(2))).toEqual([])
  })

  it('carries files, named without paths and line breaks, and refuses what is too large', async () => {
    const content = new TextEncoder().encode('åäö;1')
    await write(
      anonymous(1),
      letter({ attachments: [{ name: '../vecka\r\n 47.csv', mediaType: 'text/csv', content }] }),
    )
    const [claimed] = [await inTransaction(test.db, system(1), (tx) => claimNext(tx, 1, at))]
    expect(claimed?.attachments).toEqual([
      { name: '..-vecka- 47.csv', mediaType: 'text/csv', content: Buffer.from(content).toString('base64') },
    ])
    const mime = (await mimeMessage(claimed!, 'torget@ekby.example')).toString()
    expect(mime).toContain('Content-Type: text/csv')
    expect(mime).toContain(Buffer.from(content).toString('base64'))
    expect(mime).toContain('Content-Disposition: attachment')
    const large = { name: 'x', mediaType: 'text/plain', content: new Uint8Array(6 * 1024 * 1024) }
    await expect(write(anonymous(1), letter({ intent: 'large', attachments: [large] }))).rejects.toThrow(RangeError)
  })

  it('is one row for one intent, whatever the words and however many say it at once', async () => {
    await write(anonymous(1), letter(), letter({ subject: 'En annan rubrik' }))
    await Promise.all(
      Array.from({ length: 6 }, () => write(anonymous(1), letter(), letter({ intent: 'reminder:one' }))),
    )
    await write(anonymous(2), letter({ municipalityId: 2 }))
    expect((await rows()).map((row) => `${row.municipality_id} ${row.intent} ${row.subject}`)).toEqual([
      '1 receipt:one Vi har fått din fråga',
      '1 reminder:one Vi har fått din fråga',
      '2 receipt:one Vi har fått din fråga',
    ])
  })

  it('is not sent when what it tells about is not committed', async () => {
    const broken = inTransaction(test.db, anonymous(1), async (tx) => {
      await sendLater(tx, letter())
      throw new Error('the use case changed its mind')
    })
    await expect(broken).rejects.toThrow('changed its mind')
    expect(await rows()).toEqual([])
  })

  it('for another municipality is stopped by the wall', async () => {
    await expect(write(anonymous(1), letter({ municipalityId: 2 }))).rejects.toThrow(/row-level security/)
  })

  it('has a subject of one line', async () => {
    await write(anonymous(1), letter({ subject: 'Grop i gatan\r\nBcc: alla@post.example\u0000\u2028 snart ' }))
    expect((await rows())[0]?.subject).toBe('Grop i gatan Bcc: alla@post.example snart')
    await write(anonymous(1), letter({ intent: 'long', subject: 'å'.repeat(500) }))
    expect((await rows())[0]?.subject).toHaveLength(200)
  })

  const wrong = [
    '',
    'anna',
    'anna@',
    '@post.example',
    'anna@post',
    'anna@post.example\r\nBcc: alla@post.example',
    'anna@post.example\n',
    '\rannan@post.example',
    'anna@post.example, bo@post.example',
    'anna@post.example;bo@post.example',
    'anna@post.example bo@post.example',
    'Anna <anna@post.example>',
    '<anna@post.example>',
    '"anna berg"@post.example',
    'anna@bo@post.example',
    'anna@[127.0.0.1]',
    'anna..berg@post.example',
    '.anna@post.example',
    'anna@-post.example',
    'anna@post..example',
    'åsa@post.example',
    'anna\u0000@post.example',
    `${'a'.repeat(65)}@post.example`,
    `anna@${'a.'.repeat(125)}example`,
  ]
  it.each(wrong)('is refused for the recipient %j', async (recipient) => {
    expect(isOneAddress(recipient)).toBe(false)
    await expect(write(anonymous(1), letter({ recipient }))).rejects.toMatchObject({
      status: 422,
      code: 'recipient-wrong',
    })
    expect(await rows()).toEqual([])
  })

  const right = [
    'a@b.se',
    "anna.o'hara+torget@post.example",
    'anna@väster-ås.example',
    'anna@xn--vsterås-5wa.example',
    `${'a'.repeat(64)}@post.example`,
  ]
  it.each(right)('takes the recipient %j', (recipient) => {
    expect(isOneAddress(recipient)).toBe(true)
  })
})
