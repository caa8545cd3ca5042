import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { picture } from './asked.ts'
import { accessibilityFaults, useBrowser } from './browser.ts'

const at = useBrowser()
const heading = 'Vårt bruna kärl har inte blivit tömt på tre veckor'
const people = /Alva|Linnemark|Åsa|Berg\b/

test('one way in: asked on the web, handed over, accepted, asked back, answered, followed, opened again', async () => {
  const alva = await at.signedIn('Alva Linnemark')
  await alva.page
    .getByRole('link', { name: /Servicecentrets/ })
    .first()
    .click()
  await alva.page.getByRole('heading', { level: 1, name: 'Servicecentrets' }).waitFor()
  const asa = await at.signedIn('Åsa Berg')
  await asa.page.getByRole('heading', { name: /Erbjudna till er/ }).waitFor()
  expect(await asa.page.getByText(heading).count()).toBe(0)

  const nils = await at.open({ javaScriptEnabled: false })
  await ask(nils.page)

  // Alva sees it come, and hands it over without touching the mouse.
  await alva.page.getByRole('button', { name: /^\d+ nya?\. Visa$/ }).press('Enter')
  const row = alva.page.getByRole('link', { name: heading })
  await row.waitFor()
  expect(await accessibilityFaults(alva.page)).toEqual([])
  await alva.page.locator('main h1').click()
  for (let rows = 0; !(await row.evaluate((link) => link === document.activeElement)); rows++) {
    expect(rows).toBeLessThan(60)
    await alva.page.keyboard.press('j')
  }
  await alva.page.keyboard.press('Enter')
  await alva.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await handOverByKeys(alva.page)
  expect(await accessibilityFaults(alva.page)).toEqual([])

  // Åsa sees it come, accepts and asks back.
  const item = asa.page.getByRole('link', { name: new RegExp(heading) })
  await item.click()
  await asa.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await asa.page.getByText('karlet.png').count()).toBeGreaterThan(0)
  expect(await accessibilityFaults(asa.page)).toEqual([])
  await asa.page.getByRole('button', { name: 'Ta emot' }).click()
  await asa.page.getByText('Du har tagit emot frågan. Nu är den er.').waitFor()
  await asa.page.getByRole('link', { name: 'Fråga tillbaka' }).click()
  await asa.page.getByLabel('Vad behöver du veta?').fill('Vilket nummer står det på kärlet?')
  expect(await accessibilityFaults(asa.page)).toEqual([])
  await asa.page.getByRole('button', { name: 'Skicka frågan' }).click()
  await asa.page.getByText('Servicecentret har fått din fråga.').waitFor()

  // Alva tells the unit what it asked.
  await showNewUntil(alva.page, 'Vilket nummer står det på kärlet?')
  await alva.page.keyboard.press('m')
  await alva.page.getByLabel('Till', { exact: true }).selectOption({ label: 'Till enheten som har frågan' })
  await alva.page.getByLabel('Text', { exact: true }).fill('Kärl 4711, det står på locket.')
  await alva.page.getByRole('button', { name: 'Spara', exact: true }).click()
  await alva.page.getByText('Det är sparat.').waitFor()

  // Åsa reads it without asking for it, and answers.
  await asa.page.getByText('Kärl 4711, det står på locket.').waitFor()
  await asa.page.getByRole('link', { name: 'Svara', exact: false }).first().click()
  await asa.page
    .getByLabel('Svar till den som frågar')
    .fill('Vi tömmer kärlet i morgon, tisdag. Förlåt att det dröjde.')
  await asa.page.keyboard.press('Control+Enter')
  await asa.page.getByText('Svaret är sparat.').waitFor()
  expect(await accessibilityFaults(asa.page)).toEqual([])

  // The citizen reads units' names and the answer, never a person's name, and adds something.
  await nils.page.getByRole('button', { name: 'Följ din fråga' }).click()
  await nils.page.getByRole('heading', { level: 1, name: 'Du har fått svar' }).waitFor()
  const words = await nils.page.locator('main').innerText()
  expect(words).toContain('Vi tömmer kärlet i morgon, tisdag.')
  expect(words).toContain('Renhållningen')
  expect(await nils.page.content()).not.toMatch(people)
  expect(words).not.toContain('Kärl 4711')
  expect(await accessibilityFaults(nils.page)).toEqual([])
  await nils.page.getByLabel('Vill du lägga till något?').fill('Tack! Kan ni ta påsen bredvid också?')
  await nils.page.getByRole('button', { name: 'Skicka' }).click()
  await nils.page.getByText('Tack! Kan ni ta påsen bredvid också?').waitFor()
  expect(await nils.page.getByRole('heading', { level: 1 }).textContent()).toBe('Vi läser det du lade till')
  expect(await accessibilityFaults(nils.page)).toEqual([])

  // It is open again, where it was answered and at the desk.
  await asa.page.getByText('Tack! Kan ni ta påsen bredvid också?').waitFor()
  await asa.page.getByRole('link', { name: new RegExp(heading) }).waitFor()
  await showNewUntil(alva.page, 'Tack! Kan ni ta påsen bredvid också?')
  expect(await alva.page.locator('.head .tag').first().textContent()).toBe('Öppen')
  expect(await alva.page.getByText('Frågan öppnades igen.').count()).toBe(1)
  expect(await accessibilityFaults(alva.page)).toEqual([])
  expect([alva.faults, asa.faults, nils.faults]).toEqual([[], [], []])
})

async function ask(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: /Fråga oss Du/ }).click()
  await page.getByLabel('Vad undrar du?').fill(`${heading}. Kan ni komma?`)
  await page.getByRole('radio', { name: /Jag läser svaret här/ }).check()
  await page.getByLabel('Bild eller fil').setInputFiles({ name: 'karlet.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('button', { name: 'Skicka frågan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din fråga' }).waitFor()
}

/** What others do is told, and shown when asked for; it may have come in several steps. */
async function showNewUntil(page: Page, words: string): Promise<void> {
  const wanted = page.getByText(words).first()
  const button = page.getByRole('button', { name: 'Visa det nya' })
  while (!(await wanted.isVisible())) {
    await wanted.or(button).first().waitFor()
    if (await button.isVisible()) await button.click()
  }
}

/** L, the unit sought by its name, Enter to choose it and Enter to send. */
async function handOverByKeys(page: Page): Promise<void> {
  await page.keyboard.press('l')
  const sheet = page.getByRole('dialog', { name: 'Lämna över frågan' })
  await sheet.getByRole('radio', { name: 'Någon annan …' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.type('renhåll')
  await sheet.getByRole('radio', { name: /Renhållningen/ }).waitFor()
  await page.keyboard.press('Enter')
  await sheet.getByRole('button', { name: 'Lämna över till Renhållningen' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Erbjuden till Renhållningen.').waitFor()
}
