import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askByRest } from './asked.ts'
import { accessibilityFaults, awake, useBrowser } from './browser.ts'

const at = useBrowser()
/** Each width and each scheme once: what stands where does not depend on colours. */
const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

/** What axe finds on a work page in every look, and where it scrolls sideways on a small screen. */
async function faultsInAllLooks(page: Page, path: string): Promise<string[]> {
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(200)
  await awake(page)
  const found: string[] = []
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    const name = `${path} ${width} ${colorScheme}`
    found.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`))
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sideways > 0) found.push(`${name}: scrolls ${sideways} pixels sideways`)
  }
  return found
}

/** The address of the first link on a page that begins so. */
async function firstLink(page: Page, path: string, begins: string): Promise<string> {
  await page.goto(path)
  const found = await page.locator(`a[href^="${begins}"]`).first().getAttribute('href')
  expect(found, `a link to ${begins} on ${path}`).not.toBeNull()
  return found!
}

describe('every work page, wide and narrow, light and dark', () => {
  test('of the guide', async () => {
    const { page, faults } = await at.signedIn('Elle-Máret Báhko')
    const { questionId, reference } = await askByRest(at.origin, 'När öppnar biblioteket på lördag?')
    const found: string[] = []
    for (const path of [
      '/desk',
      '/desk/inbox/centre',
      '/desk/inbox/promised',
      `/desk/question/${questionId}`,
      `/desk/search?q=${reference}`,
      '/desk/contact/00000000-0000-7000-8000-000000000000',
      '/questions',
      '/news',
      '/news?view=upcoming',
      '/news?view=ended',
      '/news/write',
      '/meeting',
      '/digests',
    ])
      found.push(...(await faultsInAllLooks(page, path)))
    await page.goto('/desk')
    await awake(page)
    await page.keyboard.press('n')
    await page.getByRole('combobox', { name: 'Tjänst' }).waitFor()
    found.push(...(await faultsInAllLooks(page, new URL(page.url()).pathname)))
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })

  test('of the handler', async () => {
    const { page, faults } = await at.signedIn('Åsa Berg')
    const inbox = new URL(page.url()).pathname
    const question = await firstLink(page, inbox, `${inbox}/`)
    const found: string[] = []
    for (const path of [
      inbox,
      question,
      `${question}?do=answer`,
      `${question}?do=hand_over`,
      '/agreements',
      '/news/write',
    ])
      found.push(...(await faultsInAllLooks(page, path)))
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })

  test('of whoever keeps articles', async () => {
    const { page, faults } = await at.signedIn('Jonna Ekvik')
    await page.goto('/answers?mine=true')
    const kept = await page.locator('th a[href^="/answers/"]').first().getAttribute('href')
    const found: string[] = []
    for (const path of [
      '/answers',
      kept!,
      `${kept}/edit`,
      '/answers/new',
      '/answers/tasks',
      '/answers/gaps',
      '/answers?due=true',
    ])
      found.push(...(await faultsInAllLooks(page, path)))
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })

  test('of the manager', async () => {
    const { page, faults } = await at.signedIn('Maj Sundvall')
    const agreement = await firstLink(page, '/agreements', '/agreements/')
    const found: string[] = []
    for (const path of ['/today', '/agreements', agreement, '/questions?state=open', '/meeting', '/digests'])
      found.push(...(await faultsInAllLooks(page, path)))
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })

  test('of whoever is on the way in', async () => {
    const { page, faults } = await at.open()
    const found = await faultsInAllSignIn(page)
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })
})

async function faultsInAllSignIn(page: Page): Promise<string[]> {
  await page.goto('/sign-in')
  const found: string[] = []
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    found.push(...(await accessibilityFaults(page)))
  }
  return found
}

test('the keyboard alone: the first Tab leads past the frame, and what has focus shows it', async () => {
  const { page, faults } = await at.signedIn('Elle-Máret Báhko')
  for (const path of ['/desk/inbox/centre', '/', '/fraga']) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Hoppa till innehållet' })
    expect(await skip.evaluate((link) => link === document.activeElement), path).toBe(true)
    expect(await skip.isVisible()).toBe(true)
    for (let steps = 0; steps < 12; steps++) {
      await page.keyboard.press('Tab')
      expect(await showsFocus(page), path).toBe('shown')
    }
    await page.goto(path)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const isInside = await page.evaluate(() => document.getElementById('main')?.contains(document.activeElement))
    expect(isInside, `${path}: after the skip link`).toBe(true)
  }
  await page.goto('/desk')
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await showsFocus(page)).toBe('shown')
  expect(faults).toEqual([])
})

/** 'shown' when what has focus, or its label, has an outline or a shadow around it; otherwise what it is. */
function showsFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return 'shown' // past the last one, in the browser's own frame
    const places = [focused, focused.parentElement, focused.nextElementSibling].filter((place) => place !== null)
    const isShown = places.some((place) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    })
    return isShown ? 'shown' : focused.outerHTML.slice(0, 200)
  })
}
