import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { accessibilityFaults, useBrowser } from './browser.ts'

const at = useBrowser()
const noScript = { javaScriptEnabled: false } as const

/** An answer with a short text in English, one without, both of the demo's. */
const bilingual = 'sophamtning-missad'
const pages = [
  '/sok',
  '/sok?q=sopor',
  '/sok?q=kvantfysik+hos+%C3%A4lgar',
  '/svar',
  `/svar/${bilingual}`,
  '/tjanster',
  '/tjanster?ordning=a-o',
  '/tjanster/boendeparkering',
  '/platser',
  '/platser/torget',
  '/platser/sjovik',
  '/om/tillganglighet',
]
const english = [
  '/en/search?q=parking+permit',
  '/en/answers',
  `/en/answers/${bilingual}`,
  '/en/services',
  '/en/services/boendeparkering',
  '/en/places/torget',
  '/en/about/accessibility',
]
const embedded = ['/inbaddat/sok', `/inbaddat/svar/${bilingual}`, '/inbaddat/oppet', '/en/embedded/opening']

/** Kilobytes of HTML and styles (gzip) that any of these pages may send the first time. */
const MOST_KILOBYTES = 30

describe('a citizen without script', () => {
  test('searches, reads the answer, says what is wrong with it, and asks on', async () => {
    const { page, faults } = await at.open(noScript)
    await page.goto('/')
    await page.getByRole('searchbox', { name: /Sök svar/ }).fill('soporna tömdes inte')
    await page.getByRole('button', { name: 'Sök' }).click()
    expect(new URL(page.url()).pathname).toBe('/sok')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Svar på ”soporna tömdes inte”')
    expect(await page.getByRole('searchbox').inputValue()).toBe('soporna tömdes inte')
    expect(await accessibilityFaults(page)).toEqual([])

    await page
      .getByRole('link', { name: /tömdes inte/ })
      .first()
      .click()
    expect(new URL(page.url()).pathname).toMatch(/^\/svar\/[a-z0-9-]+$/)
    const answer = page.url()
    expect(await page.locator('.short-answer').isVisible()).toBe(true)
    expect(await page.getByRole('heading', { name: 'Det här bygger svaret på' }).isVisible()).toBe(true)

    await page.getByText('Är något fel i svaret?').click()
    await page.getByRole('button', { name: 'Skicka' }).click()
    expect(await page.title()).toContain('Det är inte skickat än')
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual(['Välj vad det är med svaret'])
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('Det är svårt att förstå').check()
    await page.getByLabel('Vad borde det stå?').fill('När kommer bilen? <b>Säg</b>')
    await page.getByRole('button', { name: 'Skicka' }).click()
    expect(await page.getByText('Tack! Vi har skickat det till').isVisible()).toBe(true)
    expect(page.url()).toBe(answer)
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('link', { name: /Fråga oss om det här/ }).click()
    expect(new URL(page.url()).pathname).toBe('/fraga')
    expect(await page.getByText('Det gäller').first().isVisible()).toBe(true)
    expect(faults).toEqual([expect.stringContaining('400')])
  })

  test('is told honestly when there is no answer, and takes the words along to the form', async () => {
    const { page, faults } = await at.open(noScript)
    const words = 'kvantfysik hos älgar & "rymdfarare" <Venus>'
    await page.goto('/')
    await page.getByRole('searchbox').fill(words)
    await page.getByRole('button', { name: 'Sök' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Vi hittade inget svar på')
    expect(await page.getByRole('link', { name: /08-465 004 10/ }).isVisible()).toBe(true)
    await page.getByRole('link', { name: /Fråga oss/ }).click()
    expect(await page.getByLabel('Vad undrar du?').inputValue()).toBe(words)
    expect(faults).toEqual([])
  })

  test('narrows what was found to one service, and back', async () => {
    const { page } = await at.open(noScript)
    await page.goto('/sok?q=bygga')
    const all = await page.locator('.found > li').count()
    const filter = page.getByRole('navigation', { name: 'Visa bara' })
    const one = filter.getByRole('link').nth(1)
    const name = await one.textContent()
    await one.click()
    expect(await filter.locator('[aria-current]').textContent()).toBe(name)
    expect(await page.locator('.found > li').count()).toBeLessThanOrEqual(all)
    await filter.getByRole('link', { name: 'Allt' }).click()
    expect(await page.locator('.found > li').count()).toBe(all)
  })

  test('reads it in English: the short answer in English, what is only in Swedish marked as Swedish', async () => {
    const { page, faults } = await at.open(noScript)
    await page.goto(`/svar/${bilingual}`)
    await page.getByRole('link', { name: 'English' }).click()
    expect(new URL(page.url()).pathname).toBe(`/en/answers/${bilingual}`)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.locator('h1').getAttribute('lang')).toBeNull()
    expect(await page.getByRole('heading', { name: 'The full answer, in Swedish' }).isVisible()).toBe(true)
    expect(await page.locator('[lang=sv] .article-body').count()).toBe(1)
    for (const [rel, path] of [
      ['canonical', `/en/answers/${bilingual}`],
      ['alternate', `/svar/${bilingual}`],
    ])
      expect(await page.locator(`link[rel=${rel}]`).first().getAttribute('href')).toBe(at.origin + path)
    const swedishOnly = await firstSwedishOnly(page)
    await page.goto(`/en/answers/${swedishOnly}`)
    expect(await page.locator('h1').getAttribute('lang')).toBe('sv')
    expect(await page.getByText('This answer is only in Swedish.').isVisible()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('prints an answer on one sheet of A4, with where it came from and nothing around it', async () => {
    const { page } = await at.open(noScript)
    await page.goto(`/svar/${bilingual}`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText(`${at.origin}/svar/${bilingual}`).isVisible()).toBe(true)
    for (const hidden of ['.site-foot', '.site nav', '.ways-on', '.report'])
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false)
  })

  test('gets no script and few bytes on any page', async () => {
    const { page, faults } = await at.open(noScript)
    const heavy: string[] = []
    for (const path of ['/', '/en', ...pages, ...english, ...embedded]) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      const html = await page.content()
      expect(html, path).not.toMatch(/<script/i)
      const size = await kilobytes(page, html)
      if (size > MOST_KILOBYTES) heavy.push(`${path}: ${size} kB`)
    }
    expect(heavy).toEqual([])
    expect(faults).toEqual([])
  })

  test('finds the way on from an address that leads nowhere', async () => {
    const { page } = await at.open(noScript)
    for (const path of ['/svar/finns-inte', '/tjanster/finns-inte', '/platser/finns-inte', '/en/answers/not-there']) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      expect(await page.getByRole('searchbox').isVisible()).toBe(true)
      expect(await accessibilityFaults(page)).toEqual([])
    }
  })
})

describe('every page', () => {
  test('has no fault of accessibility, light and dark, and fits 320 pixels and text twice as large', async () => {
    const { page, faults } = await at.open({ viewport: { width: 320, height: 640 } })
    const found: string[] = []
    for (const [turn, path] of ['/', ...pages, ...english, ...embedded].entries()) {
      await page.emulateMedia({ colorScheme: turn % 2 === 0 ? 'light' : 'dark' })
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(path)
      found.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`))
      if ((await sideways(page)) > 0) found.push(`${path}: ${await sideways(page)} pixels sideways at 320`)
      await page.setViewportSize({ width: 640, height: 800 })
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      if ((await sideways(page)) > 0) found.push(`${path}: sideways with text twice as large`)
    }
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('other sites', () => {
  test('show only what is made for it, where the municipality lists them', async () => {
    const lillby = at.origin.replace('localhost', 'lillby.localhost')
    for (const path of embedded) {
      const { headers } = await fetch(at.origin + path)
      expect(headers.get('content-security-policy'), path).toContain('frame-ancestors https://www.ekby.example;')
      expect(headers.get('x-frame-options'), path).toBeNull()
      expect(headers.get('set-cookie'), path).toBeNull()
    }
    for (const path of ['/', '/fraga', `/svar/${bilingual}`, '/sok?q=x', '/folj', '/sign-in', '/flode/svar.json']) {
      // Twice: made, and from memory.
      for (const { headers } of [await fetch(at.origin + path), await fetch(at.origin + path)]) {
        expect(headers.get('x-frame-options'), path).toBe('DENY')
        if (headers.has('content-security-policy'))
          expect(headers.get('content-security-policy'), path).toContain(`frame-ancestors 'none'`)
      }
    }
    // A municipality that lists nobody is shown by nobody.
    const { page } = await at.open()
    for (const path of ['/inbaddat/sok', '/inbaddat/oppet']) {
      const headers = (await page.goto(lillby + path))?.headers()
      expect(headers?.['x-frame-options'], path).toBe('DENY')
      expect(headers?.['content-security-policy'], path).toContain(`frame-ancestors 'none'`)
    }
  })

  test('read valid feeds, in both languages, that lead to pages that are there', async () => {
    const { page } = await at.open()
    await page.goto('/')
    for (const path of ['/flode/svar.json', '/en/feed/answers.json']) {
      const response = await fetch(at.origin + path, { headers: { host: 'evil.example' } })
      expect(response.headers.get('content-type')).toContain('application/feed+json')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      const feed = (await response.json()) as JsonFeed
      expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: at.origin + path })
      expect(feed.items).toHaveLength(100)
      expect(new Set(feed.items.map(({ id }) => id)).size).toBe(100)
      for (const item of feed.items) expect(item.title && item.content_text && item.language, item.url).toBeTruthy()
      const rest = (await (await fetch(feed.next_url!)).json()) as JsonFeed
      expect(rest.items.some(({ id }) => feed.items.some((item) => item.id === id))).toBe(false)
      expect((await fetch(feed.items[7]!.url)).status).toBe(200)
    }
    for (const path of [
      '/flode/svar.xml',
      '/en/feed/answers.xml',
      '/flode/storningar.xml',
      '/en/feed/disturbances.xml',
    ]) {
      const read = await readXml(page, path)
      expect(read, path).toMatchObject({ root: 'feed', namespace: 'http://www.w3.org/2005/Atom', fault: null })
      expect(read.entries.length, path).toBeGreaterThan(0)
      for (const entry of read.entries) {
        expect(
          entry.every((part) => part !== ''),
          path,
        ).toBe(true)
        expect(Number.isNaN(Date.parse(entry[2]!))).toBe(false)
      }
    }
    expect((await fetch(`${at.origin}/flode/svar.xml?x=1`)).status).toBe(404)
  })

  test('find every public page in the map, and nothing of the work', async () => {
    const { page } = await at.open()
    await page.goto('/')
    const { root, locations } = await readXml(page, '/sitemap.xml')
    expect(root).toBe('urlset')
    expect(new Set(locations).size).toBe(locations.length)
    expect(locations).toContain(`${at.origin}/en/answers/${bilingual}`)
    for (const location of locations) expect(location.startsWith(`${at.origin}/`), location).toBe(true)
    for (let turn = 0; turn < locations.length; turn += 97)
      expect((await fetch(locations[turn]!)).status, locations[turn]).toBe(200)
    const robots = await (await fetch(`${at.origin}/robots.txt`)).text()
    expect(robots).toContain(`Sitemap: ${at.origin}/sitemap.xml`)
    for (const path of ['/desk', '/unit', '/today', '/api/', '/folj/', '/sok'])
      expect(robots).toContain(`Disallow: ${path}\n`)
  })
})

type JsonFeed = {
  next_url?: string
  items: { id: string; url: string; title: string; content_text: string; language: string }[]
}

/** A code of an answer that has no text in English. */
async function firstSwedishOnly(page: Page): Promise<string> {
  const response = await page.request.get('/api/v1/public-articles')
  const { articles } = (await response.json()) as { articles: { code: string; texts: { language: string }[] }[] }
  return articles.find(({ texts }) => texts.length === 1)!.code
}

/** A document read by the browser's own parser, which says when it is not well formed. */
function readXml(page: Page, path: string) {
  return page.evaluate(async (address) => {
    const text = await (await fetch(address)).text()
    const read = new DOMParser().parseFromString(text, 'application/xml')
    const all = (name: string, within: Document | Element = read) => [...within.getElementsByTagName(name)]
    return {
      root: read.documentElement.nodeName,
      namespace: read.documentElement.namespaceURI,
      fault: read.querySelector('parsererror')?.textContent ?? null,
      entries: all('entry').map((entry) =>
        ['id', 'title', 'updated', 'summary'].map((name) => all(name, entry)[0]?.textContent ?? ''),
      ),
      locations: all('loc').map((each) => each.textContent ?? ''),
    }
  }, path)
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
