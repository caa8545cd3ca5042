// Before the tests: a Chromium for the browser tests. Installs Debian's where it may; otherwise says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = [process.env.TORGET_BROWSER, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
if (!known.some((path) => path && existsSync(path))) {
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (once) …')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  if (!known.some((path) => path && existsSync(path))) {
    console.error(
      'The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium) or give its path in TORGET_BROWSER.',
    )
    process.exit(1)
  }
}
