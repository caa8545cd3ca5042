/**
 * `npm run screenshots`: writes the pictures that the README shows into docs/pictures/. Starts the product in a folder of its own,
 * with the demo's first day, and does there what the pictures tell. Needs Chromium, as the browser tests do.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { runProduct } from '#platform/testing/run-product.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs', 'pictures')
const wide = { width: 1440, height: 900 }
const narrower = { width: 1280, height: 900 }

for (const step of ['prepare.mjs', 'ensure-browser.mjs']) {
  const run = spawnSync(process.execPath, [join(root, 'scripts', step)], { stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
const executablePath = [
  process.env['TORGET_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const folder = mkdtempSync('/var/tmp/torget-pictures-')
chmodSync(folder, 0o755)
const product = await runProduct({ TORGET_DATA: folder })
const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--disable-gpu'] })
mkdirSync(pictures, { recursive: true })
try {
  await showDesk(browser)
  await showUnit(browser)
  await showToday(browser)
  await showCitizen(browser)
} finally {
  await browser.close()
  await product.end()
  rmSync(folder, { recursive: true, force: true })
}

async function showDesk(on: Browser): Promise<void> {
  const page = await signedIn(on, 'Alva Linnemark', wide)
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'Tjänst' }).waitFor()
  await page.keyboard.type('parkeringst')
  await page.keyboard.press('Enter')
  await page
    .getByRole('textbox', { name: 'Fråga 1' })
    .fill('Hur förnyar jag mitt parkeringstillstånd? Det går ut nästa vecka.')
  await page.keyboard.press('Alt+n')
  await page.waitForTimeout(800)
  await page.keyboard.type('sophämt')
  await page.keyboard.press('Enter')
  await page.getByLabel('Plats').fill('Kvarngatan 14')
  await page
    .getByRole('textbox', { name: 'Fråga 1' })
    .fill('Det bruna kärlet har inte tömts på två veckor. Grannens är tömt.')
  await page.getByLabel('Svar', { exact: true }).fill('Ställ ut kärlet i kväll, så tar bilen det i morgon bitti.')
  await page.locator('.saved', { hasText: /^Sparat/ }).waitFor()
  await take(page, 'desk')
}

async function showUnit(on: Browser): Promise<void> {
  const page = await signedIn(on, 'Åsa Berg', wide)
  await page.locator('.inbox-item').first().click()
  await page.locator('main h1:not(.hidden-text)').waitFor()
  await take(page, 'unit')
}

async function showToday(on: Browser): Promise<void> {
  await take(await signedIn(on, 'Maj Sundvall', wide), 'today')
}

async function showCitizen(on: Browser): Promise<void> {
  const page = await opened(on, narrower)
  await page.goto('/')
  await take(page, 'citizen-front')
  const [, reference, code] = /follow: (\S+) with code (\d{3} \d{3})/.exec(product.said()) ?? []
  if (!reference || !code) throw new Error('The demo told of no question to follow.')
  await page.goto('/folj')
  await page.getByLabel('Ditt nummer').fill(reference)
  await page.getByLabel('Din kod').fill(code)
  await page.getByRole('button', { name: 'Visa frågan' }).click()
  await page.waitForURL(/\/folj\/.+/)
  await take(page, 'citizen-follow')
}

async function opened(on: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await on.newContext({
    baseURL: product.origin,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    colorScheme: 'light',
    viewport,
  })
  return context.newPage()
}

async function signedIn(on: Browser, name: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await opened(on, viewport)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  await page.waitForLoadState('load')
  await page.waitForTimeout(500)
  return page
}

/** Waits until fonts are there, and takes what a screen shows. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  process.stdout.write(`docs/pictures/${name}.png  ${Math.round(statSync(path).size / 1000)} kB\n`)
}
