import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Small pictures and fonts stay files: the content security policy allows no data: fonts.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // What several work screens share comes as two files: fifty small ones were named in every page and fetched one by one.
            codeSplitting: {
              groups: [
                { name: 'libraries', test: /node_modules/, priority: 2 },
                { name: 'shared', test: /\/(web|server)\/[^?]+$/, minShareCount: 2, priority: 1 },
              ],
            },
          },
        },
      },
    },
  },
})
