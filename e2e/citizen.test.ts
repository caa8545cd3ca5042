import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { accessibilityFaults, useBrowser } from './browser.ts'

const at = useBrowser()
const noScript = { javaScriptEnabled: false } as const

/** Kilobytes of HTML and styles (gzip) a citizen's page may send the first time; pictures and the font come after. */
const MOST_KILOBYTES = 16

describe('a citizen without script', () => {
  test('asks, corrects two things, keeps the receipt, follows, adds, and reads it in English', async () => {
    const { page, faults } = await at.open(noScript)
    expect((await page.goto('/'))?.status()).toBe(200)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: /Fråga oss Du/ }).click()
    expect(new URL(page.url()).pathname).toBe('/fraga')

    await page.getByLabel('Gäller det en plats?').fill('Kvarngatan 14')
    await page.getByRole('radio', { name: 'E-post' }).check()
    await page.getByLabel('Din e-postadress').fill('nils.exempel')
    await page.getByLabel('Ditt namn').fill('Nils <b>Ek</b>')
    expect(await statusAfter(page, 'Skicka frågan')).toBe(400)
    expect(await page.title()).toContain('Frågan är inte skickad än')
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Skriv vad du undrar',
      'E-postadressen saknar @',
    ])
    expect(await page.getByLabel('Gäller det en plats?').inputValue()).toBe('Kvarngatan 14')
    expect(await page.getByLabel('Din e-postadress').inputValue()).toBe('nils.exempel')
    expect(await page.getByLabel('Ditt namn').inputValue()).toBe('Nils <b>Ek</b>')
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('alert').getByRole('link', { name: 'Skriv vad du undrar' }).click()
    await page.keyboard.type('När töms det bruna kärlet? <script>alert(1)</script>')
    await page.getByLabel('Din e-postadress').fill('nils@exempel.example')
    expect(await statusAfter(page, 'Skicka frågan')).toBe(200)
    const receipt = await receiptOn(page)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Vi har tagit emot din fråga')
    expect(await page.getByText('<script>alert(1)</script>').count()).toBe(1)
    expect(page.url()).not.toContain(receipt.code)
    expect(await accessibilityFaults(page)).toEqual([])
    expect((await page.reload())?.status()).toBe(200)
    expect(await receiptOn(page)).toEqual(receipt)

    await follow(page, sloppily(receipt.reference), ` ${receipt.code.slice(0, 2)} ${receipt.code.slice(2)} `)
    expect(new URL(page.url()).pathname).toBe(`/folj/${receipt.reference}`)
    expect(await page.getByText('Du får svar').count()).toBe(1)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await statusAfter(page, 'Skicka')).toBe(400)
    expect(await page.getByText('Skriv något innan du skickar').count()).toBeGreaterThan(0)
    await page.getByLabel('Vill du lägga till något?').fill('Det gäller båda kärlen.')
    expect(await statusAfter(page, 'Skicka')).toBe(200)
    expect(await page.getByText('Det gäller båda kärlen.').count()).toBe(1)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'English' }).click()
    expect(new URL(page.url()).pathname).toBe(`/en/follow/${receipt.reference}`)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.getByRole('heading', { name: 'So far and next' }).count()).toBe(1)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual(refusals(2))
  })

  test('is told the same for a wrong code and for a number that does not exist', async () => {
    const { page } = await at.open(noScript)
    const { reference } = await ask(page, 'Får man elda löv?')
    const told: string[] = []
    for (const number of [reference, 'KKKK-2222']) {
      const stranger = await at.open(noScript)
      await follow(stranger.page, number, '000 000')
      expect(new URL(stranger.page.url()).pathname).toBe('/folj')
      expect(await stranger.context.cookies()).toEqual([])
      told.push((await stranger.page.locator('main').innerText()).replaceAll(number, ''))
      await stranger.page.goto(`/folj/${number}`)
      expect(new URL(stranger.page.url()).pathname).toBe('/folj')
      told.push((await stranger.page.locator('main').innerText()).replaceAll(number, ''))
    }
    expect(told[0]).toContain('Numret och koden hör inte ihop')
    expect(told.slice(2)).toEqual(told.slice(0, 2))
  })

  test('sends no script on pages that inform, ask and follow, and few bytes', async () => {
    const { page, faults } = await at.open(noScript)
    const sizes: Record<string, number> = {}
    const weigh = async () => {
      const html = await page.content()
      expect(html).not.toMatch(/<script/i)
      expect(html).not.toMatch(/modulepreload|\.js["?]/)
      sizes[new URL(page.url()).pathname.replace(/\/folj\/.+/, '/folj/:reference')] = await kilobytes(page, html)
    }
    for (const path of ['/', '/en', '/fraga', '/folj', '/om/uppgifter', '/om/tillganglighet', '/om/lattlast']) {
      expect((await page.goto(path))?.status()).toBe(200)
      expect(await accessibilityFaults(page)).toEqual([])
      await weigh()
    }
    await ask(page, 'Hur hyr man en lokal?')
    await weigh()
    await page.getByRole('button', { name: 'Följ din fråga' }).click()
    await weigh()
    expect(Object.entries(sizes).filter(([, size]) => size > MOST_KILOBYTES)).toEqual([])
    expect(Object.keys(sizes)).toContain('/folj/:reference')
    expect(faults).toEqual([])
  })
})

describe('a citizen with a small screen, large text or forced colours', () => {
  test('never scrolls sideways at 320 pixels nor with text twice as large, and sees what to press', async () => {
    const { page, faults } = await at.open({ viewport: { width: 320, height: 640 } })
    const asked = await ask(page, 'Var finns återvinningsstationen? '.repeat(4) + 'långtordutanmellanslag'.repeat(8))
    await follow(page, asked.reference, asked.code)
    for (const path of ['/', '/fraga', '/folj', `/folj/${asked.reference}`, '/en/about/data', '/nagonstans']) {
      await page.goto(path)
      expect(await sideways(page), `${path} at 320`).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
    }
    await page.setViewportSize({ width: 640, height: 800 })
    for (const path of ['/', '/fraga', '/folj', `/folj/${asked.reference}`]) {
      await page.goto(path)
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      expect(await sideways(page), `${path} with text twice as large`).toBe(0)
    }
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await page.goto('/fraga')
    expect(await page.getByRole('button', { name: 'Skicka frågan' }).isVisible()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults.filter((fault) => !/404/.test(fault))).toEqual([])
  })
})

/** Presses a button that sends a form; the status of the page that comes. */
async function statusAfter(page: Page, button: string): Promise<number> {
  const [response] = await Promise.all([
    page.waitForResponse((each) => each.request().isNavigationRequest() && each.status() !== 303),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  await page.waitForLoadState()
  return response.status()
}

/** Asks in the simplest way, and lands on the receipt. */
async function ask(page: Page, asked: string): Promise<{ reference: string; code: string }> {
  await page.goto('/fraga')
  await page.getByLabel('Vad undrar du?').fill(asked)
  await page.getByLabel('Jag läser svaret här').check()
  expect(await statusAfter(page, 'Skicka frågan')).toBe(200)
  return receiptOn(page)
}

async function follow(page: Page, reference: string, code: string): Promise<void> {
  await page.goto('/folj')
  await page.getByLabel('Ditt nummer').fill(reference)
  await page.getByLabel('Din kod').fill(code)
  await page.getByRole('button', { name: 'Visa frågan' }).click()
  await page.waitForLoadState()
}

async function receiptOn(page: Page): Promise<{ reference: string; code: string }> {
  const reference = (await page.locator('.receipt .reference').textContent()) ?? ''
  const code = ((await page.locator('.receipt .code').textContent()) ?? '').replaceAll(/\s/g, '')
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(code).toMatch(/^\d{6}$/)
  return { reference, code }
}

/** As somebody types it on a telephone: small letters, a space instead of the hyphen. */
function sloppily(reference: string): string {
  return ` ${reference.toLowerCase().replace('-', ' ')} `
}

/** What the browser says in its console about a page that came with 400. */
function refusals(count: number): string[] {
  return Array.from({ length: count }, () => expect.stringContaining('400') as string)
}

async function kilobytes(page: Page, html: string): Promise<number> {
  const sheets = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
  let bytes = gzipSync(html).length
  for (const sheet of sheets) bytes += gzipSync(await (await fetch(sheet)).text()).length
  return Math.round(bytes / 100) / 10
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}
