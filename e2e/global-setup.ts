import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { runProduct } from '#platform/testing/run-product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product under test answers. */
    origin: string
  }
}

/** Starts the whole product as a newcomer would, in a data folder of its own, for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync('/var/tmp/torget-browser-')
  // PostgreSQL works as nobody when we are root, and must be able to reach its folder.
  chmodSync(folder, 0o755)
  const product = await runProduct({ TORGET_DATA: folder, TORGET_REQUESTS_PER_MINUTE: '100000' })
  project.provide('origin', product.origin)
  return async () => {
    await product.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
