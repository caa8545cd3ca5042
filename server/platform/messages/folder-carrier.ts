import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MessageCarrier } from './carrier.ts'
import { mimeMessage } from './mime-message.ts'

/**
 * A carrier for the demo: puts each message as an .eml file in a folder instead of sending it, readable by its owner only.
 * A message that is there already is not written again.
 * @param folder made if missing
 * @param sender the address messages are from
 */
export function createFolderCarrier({ folder, sender }: { folder: string; sender: string }): MessageCarrier {
  return {
    async send(message) {
      const file = join(folder, `${message.id}.eml`)
      const unfinished = `${file}.${process.pid}.part`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(unfinished, await mimeMessage(message, sender), { mode: 0o600 })
        // A link appears whole or not at all, and fails where a rename would replace.
        await link(unfinished, file)
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code
        if (code !== 'EEXIST') return { outcome: 'try-again', reason: `folder-${code ?? 'fault'}`, away: true }
      } finally {
        await rm(unfinished, { force: true }).catch(() => {})
      }
      return { outcome: 'accepted' }
    },
    async close() {},
  }
}
