import { type Bank, openBank } from '#domains/answers/answers.factory.ts'
import { type LiveHub, openLiveHub } from '#platform/live/hub.ts'
import { system } from '#platform/access/actor.ts'
import { executeWork } from '#platform/operations/execute.ts'
import type { TestDatabase } from '#platform/testing/test-database.ts'
import { type IndexKeeper, openIndexKeeper } from './index-keeper.ts'

const silent = { warn() {}, info() {} }

/** An answer bank with what a process needs to keep its index: as many "processes" as are opened, each with a hub of its own. */
export async function openLibrary(test: TestDatabase) {
  const bank: Bank = await openBank(test)
  const opened: { hub: LiveHub; keeper: IndexKeeper }[] = []

  /** Another process beside the others. */
  async function openProcess(): Promise<IndexKeeper> {
    const hub = await openLiveHub(test.ownerUrl)
    const keeper = openIndexKeeper({
      hub,
      log: silent,
      municipalityIds: [1, 2],
      runAsSystem: (municipalityId, work) => executeWork(bank.execution, system(municipalityId), work),
    })
    opened.push({ hub, keeper })
    await keeper.built()
    return keeper
  }

  /** A published article with this question and short answer. */
  async function article(question: string, short: string, change: Parameters<Bank['content']>[0] = {}) {
    return bank.published({
      ...change,
      texts: { sv: { questions: [question], short, body: short } },
    })
  }

  async function close(): Promise<void> {
    for (const { hub, keeper } of opened) {
      await keeper.close()
      await hub.close()
    }
  }

  return { bank, openProcess, article, close }
}

/** Waits until something holds; fails after a second, which is what is promised. */
export async function withinASecond(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 1000; performance.now() < end;) {
    if (await holds()) return
    await new Promise((later) => setTimeout(later, 10))
  }
  throw new Error('It did not happen within a second.')
}
