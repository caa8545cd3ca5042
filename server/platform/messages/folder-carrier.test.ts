import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolderCarrier } from './folder-carrier.ts'

it('puts a message in the folder once, whole, for its owner only', async () => {
  const home = await mkdtemp(join(tmpdir(), 'torget-mail-'))
  try {
    const folder = join(home, 'mail')
    const carrier = createFolderCarrier({ folder, sender: 'torget@ekby.example' })
    const message = {
      municipalityId: 1,
      id: '0193f0a0-0000-7000-8000-000000000001',
      intent: 'receipt:1',
      senderName: 'Ekby kommun',
      recipient: 'anna.berg@post.example',
      subject: 'Vi har fått din fråga',
      body: 'Hej!',
      language: 'sv',
      writtenAt: new Date('2026-11-20T09:00:00Z'),
    }
    expect(await carrier.send(message)).toEqual({ outcome: 'accepted' })
    expect(await carrier.send({ ...message, body: 'Något annat' })).toEqual({ outcome: 'accepted' })
    expect(await readdir(folder)).toEqual([`${message.id}.eml`])
    const file = join(folder, `${message.id}.eml`)
    expect(await readFile(file, 'utf8')).toContain('Hej!')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const blocked = createFolderCarrier({ folder: join(file, 'below'), sender: 'torget@ekby.example' })
    expect(await blocked.send(message)).toEqual({ outcome: 'try-again', reason: 'folder-ENOTDIR', away: true })
  } finally {
    await rm(home, { recursive: true })
  }
})
