/**
 * `npm run screenshots`: writes the pictures that the README shows into docs/pictures/. Starts the product in a folder of its own,
 * on the same Tuesday every time, and does there what the pictures tell. Needs Chromium, as the browser tests do.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Browser, chromium, type Page } from 'playwright-core'
import { playFirstDay } from '#demo/first-day.ts'
import { loadDemo } from '#demo/load.ts'
import { readConfig } from '#platform/config/config.ts'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { makeProduct, prepareAuditMonths } from '#server/product.ts'

/** When the pictures are taken: a Tuesday in spring, when the day has filled. */
const moment = new Date('2026-05-19T14:04:00+02:00')
const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs', 'pictures')
const wide = { width: 1440, height: 900 }
const narrower = { width: 1280, height: 900 }
const heading = 'Det bruna kärlet har inte tömts på två veckor.'

for (const step of ['prepare.mjs', 'ensure-browser.mjs']) {
  const run = spawnSync(process.execPath, [join(root, 'scripts', step)], { stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
/** How far the product's clock is ahead of the machine's, in milliseconds. */
let ahead = moment.getTime() - Date.now()
const executablePath = [
  process.env['TORGET_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const folder = mkdtempSync('/var/tmp/torget-pictures-')
// PostgreSQL works as nobody when we are root, and must be able to reach its folder.
chmodSync(folder, 0o755)
const database = await startEmbeddedDatabase(folder, { fsync: 'off' })
const served = await serve(database.url)
const browser = await chromium.launch({
  executablePath: executablePath!,
  args: ['--no-sandbox', '--disable-gpu'],
})
mkdirSync(pictures, { recursive: true })
try {
  const citizen = await ask(browser)
  letPass(4)
  await handOver(browser)
  letPass(3)
  await showUnit(browser)
  letPass(6)
  await showFollow(citizen)
  await showDesk(browser)
  await showToday(browser)
  await showFront(browser)
} finally {
  await browser.close()
  await served.close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The product with the demo's first day behind it, its clock set back or forward to the moment and going on from there. */
async function serve(databaseUrl: string): Promise<{ origin: string; close(): Promise<void> }> {
  await migrate(databaseUrl)
  await loadDemo(databaseUrl)
  const product = await makeProduct({
    config: readConfig({ TORGET_DATA: folder, PORT: '0' }),
    databaseUrl,
    log: pino({ level: 'error' }),
    roles: { web: true, worker: false },
    clock: { now: () => new Date(Date.now() + ahead) },
  })
  await prepareAuditMonths(product.db, moment)
  await playFirstDay(product.execution, moment)
  await product.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = product.app.server.address() as { port: number }
  return { origin: `http://localhost:${port}`, close: () => product.close() }
}

function letPass(minutes: number): void {
  ahead += minutes * 60_000
}

/** A citizen asks on the web. @returns the page with the receipt */
async function ask(on: Browser): Promise<Page> {
  const page = await opened(on, narrower)
  await page.goto('/fraga')
  await page.getByLabel('Vad undrar du?').fill(`${heading} Grannens är tömt. När kommer ni?`)
  await page.getByLabel('Gäller det en plats?').fill('Kvarngatan 14')
  await page.getByRole('radio', { name: /Jag läser svaret här/ }).check()
  await page.getByRole('button', { name: 'Skicka frågan' }).click()
  await page.getByRole('button', { name: 'Följ din fråga' }).waitFor()
  return page
}

/** The guide hands it over to the unit that collects the waste. */
async function handOver(on: Browser): Promise<void> {
  const page = await signedIn(on, 'Sara Tegelmark', wide)
  await page.goto('/desk/inbox/centre')
  await page.getByRole('link', { name: heading }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('l')
  await page.getByRole('dialog').getByRole('radio', { name: 'Någon annan …' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('renhåll')
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Renhållningen/ })
    .waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByText('Erbjuden till Renhållningen.').waitFor()
}

/** The handler reads the offer, which is the picture, and accepts and answers it. */
async function showUnit(on: Browser): Promise<void> {
  const page = await signedIn(on, 'Åsa Berg', wide)
  await page.getByRole('link', { name: new RegExp(heading) }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await take(page, 'unit')
  await page.getByRole('button', { name: 'Ta emot' }).click()
  await page.getByText('Du har tagit emot frågan.').waitFor()
  letPass(9)
  await page.getByRole('link', { name: 'Svara' }).first().click()
  await page
    .getByLabel('Svar till den som frågar')
    .fill('Vi tömmer kärlet i morgon, onsdag. Låt det stå kvar ute vid vägen. Förlåt att det dröjde.')
  await page.getByRole('button', { name: 'Skicka svaret' }).click()
  await page.getByText('Svaret är sparat.').waitFor()
}

async function showFollow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Följ din fråga' }).click()
  await page.getByRole('heading', { level: 1, name: 'Du har fått svar' }).waitFor()
  await take(page, 'citizen-follow')
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
  await page.getByLabel('Plats', { exact: true }).fill('Kvarngatan 14')
  await page.getByRole('textbox', { name: 'Fråga 1' }).fill('Vi får inte plats med allt. Kan man få ett större kärl?')
  await page.getByLabel('Svar', { exact: true }).fill('Ja. Jag beställer ett på 370 liter, det kommer inom två veckor.')
  await page.locator('.saved', { hasText: /^Sparat/ }).waitFor()
  await take(page, 'desk')
}

async function showToday(on: Browser): Promise<void> {
  const page = await signedIn(on, 'Maj Sundvall', wide)
  await page.goto('/today')
  await take(page, 'today')
}

async function showFront(on: Browser): Promise<void> {
  const page = await opened(on, narrower)
  await page.goto('/')
  await take(page, 'citizen-front')
}

async function opened(on: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await on.newContext({
    baseURL: served.origin,
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
