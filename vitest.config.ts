import { defineConfig } from 'vitest/config'

// 'code' is unit, database and access tests; 'servers' needs real servers from Debian; 'faults' starts the product as a process and does it harm;
// 'browser' starts the whole product and a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'code',
          include: [
            'server/**/*.test.ts',
            'web/**/*.test.ts',
            'demo/**/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.servers.test.ts', '**/node_modules/**'],
          globalSetup: ['server/platform/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['server/**/*.servers.test.ts'],
          globalSetup: ['server/platform/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['e2e/faults/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/*.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
    maxWorkers: 2,
  },
})
