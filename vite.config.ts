import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Small pictures and fonts stay files: the content security policy allows no data: fonts.
  build: { assetsInlineLimit: 0 },
})
