import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'web',
  buildDirectory: 'build',
  ssr: true,
  // The list of routes is a file of its own that the browser keeps, instead of a part of it in every page.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
