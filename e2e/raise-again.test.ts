import { describe, expect, test } from 'vitest'
import { askByRest } from './asked.ts'
import { accessibilityFaults, useBrowser } from './browser.ts'

const at = useBrowser()

describe('somebody who calls again', () => {
  test('reads out the reference: the contact is about the question we have, which is left to whoever has it', async () => {
    const { questionId, reference } = await askByRest(at.origin, 'Lampan vid lekplatsen på Tallvägen är trasig.')
    const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`
    const { page, faults } = await at.signedIn('Alva Linnemark')
    await page.keyboard.press('n')
    await page.getByRole('combobox', { name: 'Tjänst' }).waitFor()
    // Written where the service is written: the question is offered, one step away.
    await page.keyboard.type(shown.toLowerCase())
    await page.getByRole('button', { name: `Det gäller den här: ${shown}` }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const now = page.getByRole('textbox', { name: 'Vad säger personen nu?' })
    await expect.poll(() => now.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByText('Gäller en fråga vi redan har').count()).toBe(1)
    // What the server would refuse is not there, not even by its key.
    expect(await page.getByRole('button', { name: 'Kvar hos mig' }).count()).toBe(0)
    await page.keyboard.press('Alt+k')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.type('Den är fortfarande trasig.')
    // Kept on the server with the contact: another computer shows it too.
    await page.locator('.saved', { hasText: /^Sparat/ }).waitFor()
    await page.reload()
    await page.getByText('Lampan vid lekplatsen').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: `Ta bort kopplingen till ${shown}` }).click()
    await page.getByRole('textbox', { name: 'Fråga 1' }).waitFor()
    await page.getByText('Gäller en tidigare fråga?').click()
    await page.getByLabel('Referens').fill(reference)
    await page.getByRole('button', { name: `Det gäller den här: ${shown}` }).click()
    await page.keyboard.press('Alt+l')
    await page.getByText(`Registrerad ${shown}.`).waitFor()
    await page.locator('.toast').getByRole('link', { name: 'Visa' }).click()
    await page.waitForURL(`**/desk/question/${questionId}`)
    await page.getByText('Den är fortfarande trasig.').waitFor()
    const log = page.getByRole('region', { name: 'Hittills' })
    expect(await log.getByText('Personen hörde av sig igen, telefon.').count()).toBe(1)
    expect(
      await page.locator('.facts').getByText('Kontakter').locator('xpath=following-sibling::*[1]').textContent(),
    ).toBe('2')
    expect(faults).toEqual([])
  })

  test('and is known: other boards are seen on a ground, written in a line, with the keyboard alone', async () => {
    const { page, faults } = await at.signedIn('Alva Linnemark')
    await page.keyboard.press('n')
    await page.getByRole('combobox', { name: 'Tjänst' }).waitFor()
    await page.getByLabel('Vem').selectOption('known')
    await page.getByLabel('Sök person').fill('Margareta Ståhl')
    await page.locator('.person-search li button').first().waitFor()
    await page.keyboard.press('Enter')
    const summary = page.getByText('Se andra nämnders frågor')
    await summary.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Skriv en rad om grunden.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.type('Bad mig se efter, under samtalet.')
    await page.keyboard.press('Enter')
    await page.getByText('Alla nämnders frågor visas för dig till midnatt.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })
})
