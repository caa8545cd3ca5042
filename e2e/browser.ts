import { existsSync } from 'node:fs'
import AxeBuilder from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'

const path = [
  process.env['TORGET_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((each) => each && existsSync(each))

/** Contexts whose pages run no script: what axe needs is another page, beside. */
const scriptless = new WeakSet<BrowserContext>()

/** A browser for a test file, and pages in it that fail on any fault of script or content security policy. */
export type TestBrowser = {
  origin: string
  /** A page of its own, as nobody. Faults are collected in `faults`. */
  open(options?: BrowserContextOptions): Promise<OpenPage>
  /** A page signed in as a demo person, by the name shown on the demo's sign-in page. */
  signedIn(name: string, options?: BrowserContextOptions): Promise<OpenPage>
}

export type OpenPage = { page: Page; context: BrowserContext; faults: string[] }

/** Starts Chromium for the file's tests. */
export function useBrowser(): TestBrowser {
  let browser: Browser
  const opened: BrowserContext[] = []
  const held = {} as TestBrowser
  beforeAll(async () => {
    if (!path)
      throw new Error(
        'No Chromium. Install it (Debian: sudo apt-get install chromium) or give its path in TORGET_BROWSER.',
      )
    browser = await chromium.launch({
      executablePath: path,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    held.origin = inject('origin')
  })
  afterAll(async () => {
    for (const context of opened) await context.close()
    await browser?.close()
  })
  held.open = async (options = {}) => {
    const context = await browser.newContext({
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      baseURL: held.origin,
      ...options,
    })
    opened.push(context)
    if (options.javaScriptEnabled === false) scriptless.add(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`)
    })
    return { page, context, faults }
  }
  held.signedIn = async (name, options = {}) => {
    const at = await held.open(options)
    await at.page.goto('/sign-in')
    await at.page.getByRole('button', { name: new RegExp(name) }).click()
    await at.page.waitForURL((url) => !url.pathname.includes('sign-in'))
    await awake(at.page)
    return at
  }
  return held
}

/** Until a page with script listens to keys and presses: its HTML is on the screen before that. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber')))
  // Effects run after what they belong to has been drawn.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))))
}

/** The faults axe finds on a page by WCAG 2.0-2.2 A and AA, as readable lines. Asserts that it looked at something. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  return scriptless.has(page.context()) ? withScript(page, axeFaults) : axeFaults(page)
}

/** The same document, as it stands, in a page where script runs; axe's own timers need it. */
async function withScript<T>(page: Page, look: (copy: Page) => Promise<T>): Promise<T> {
  const context = await page.context().browser()!.newContext({ viewport: page.viewportSize(), locale: 'sv-SE' })
  try {
    const copy = await context.newPage()
    const body = await page.content()
    await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await copy.goto(page.url())
    return await look(copy)
  } finally {
    await context.close()
  }
}

const settled = `Promise.race([
  Promise.allSettled(document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity).map(a => a.finished)),
  new Promise(done => setTimeout(done, 3000)),
]).then(() => true)`

async function axeFaults(page: Page): Promise<string[]> {
  // Through the debugger's own world, so that the page's content security policy stays as strict as it is.
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: AxeBuilder.source })
  // What is still fading in has not its colours yet: wait until all that ends has ended.
  await session.send('Runtime.evaluate', { expression: settled, awaitPromise: true })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }).then(r => JSON.stringify({ passes: r.passes.length, faults: r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' ' + (n.failureSummary || '').split('\\n').slice(1,2).join(''))) }))`,
    awaitPromise: true,
  })
  await session.detach()
  const { passes, faults } = JSON.parse(String(result.value)) as { passes: number; faults: string[] }
  if (passes < 5) faults.push(`axe looked at almost nothing (${passes} rules passed)`)
  return faults
}
