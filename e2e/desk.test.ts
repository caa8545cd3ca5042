import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askByRest } from './asked.ts'
import { accessibilityFaults, awake, useBrowser } from './browser.ts'

const at = useBrowser()

describe('a contact in the air', () => {
  test('goes from hello to registered and answered with at most 6 key presses besides the words', async () => {
    const { page, faults } = await at.signedIn('Alva Linnemark')
    const presses: string[] = []
    const press = async (...keys: string[]) => {
      for (const key of keys) presses.push(key)
      await page.keyboard.press(keys.join('+'))
    }
    await press('n')
    await field(page, 'Tjänst').waitFor()
    await page.keyboard.type('sophämt')
    await press('Enter')
    await press('Tab')
    await page.keyboard.type('När töms kärlet på Kvarngatan?')
    await press('Tab')
    await page.keyboard.type('Varannan tisdag, nästa gång i övermorgon.')
    expect(await accessibilityFaults(page)).toEqual([])
    await press('Alt', 'b')
    await page.getByText(/^Registrerad [0-9A-Z]{4}-[0-9A-Z]{4}\./).waitFor()
    expect(presses.length, presses.join(' ')).toBeLessThanOrEqual(6)
    await page.locator('.toast').getByRole('link', { name: 'Visa' }).click()
    await page.getByRole('heading', { level: 1, name: /När töms kärlet/ }).waitFor()
    expect(await page.locator('.head .tag').first().textContent()).toBe('Besvarad direkt')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('stands among others: a digit goes between them, words and cursor kept; the list of keys is one key away', async () => {
    const { page, faults } = await at.signedIn('Hodan Warsame Ali')
    const asked = page.getByRole('textbox', { name: 'Fråga 1' })
    const begun: string[] = []
    for (const words of ['ett', 'två', 'tre']) {
      const before = page.url()
      await page.locator('body').press('Alt+n')
      await page.waitForURL((url) => url.href !== before && url.pathname.startsWith('/desk/contact/'))
      // The address changes before the new contact is drawn.
      await expect.poll(() => asked.inputValue()).toBe('')
      await asked.fill(`Det här är kontakt ${words}`)
      begun.push(page.url())
    }
    await asked.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const place = async (url: string) =>
      String(
        (
          await page
            .locator('.contacts a')
            .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
        ).indexOf(url) + 1,
      )
    await page.keyboard.press(`Alt+${await place(begun[0]!)}`)
    await page.waitForURL(begun[0]!)
    await expect.poll(() => asked.inputValue()).toBe('Det här är kontakt ett')
    await page.keyboard.press(`Alt+${await place(begun[2]!)}`)
    await page.waitForURL(begun[2]!)
    await expect.poll(() => asked.inputValue()).toBe('Det här är kontakt tre')
    await expect.poll(() => asked.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('X')
    expect(await asked.inputValue()).toBe('DeXt här är kontakt tre')
    await page.locator('main h1').click()
    await page.keyboard.press('?')
    expect(
      await page
        .getByRole('dialog', { name: 'Tangenter' })
        .getByText('Lämna över', { exact: true })
        .first()
        .isVisible(),
    ).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(faults).toEqual([])
  })

  test('survives a closed browser, a lost network and an ended session while typing', async () => {
    const first = await at.signedIn('Yousef Al-Khatib')
    await first.page.keyboard.press('n')
    await field(first.page, 'Tjänst').waitFor()
    await first.page.getByRole('textbox', { name: 'Fråga 1' }).fill('Börjat på en dator')
    await saved(first.page)
    const address = first.page.url()
    expect(first.faults).toEqual([])
    await first.context.close()

    const { page, context } = await at.signedIn('Yousef Al-Khatib')
    await page.goto(address)
    await awake(page)
    expect(await page.getByRole('textbox', { name: 'Fråga 1' }).inputValue()).toBe('Börjat på en dator')
    await context.setOffline(true)
    await page.getByRole('textbox', { name: 'Fråga 1' }).fill('Börjat på en dator, fortsatt utan nät')
    await page.getByText('Inte sparat, försöker igen').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('Svar', { exact: true }).fill('Skrivet utan nät')
    await context.setOffline(false)
    await saved(page)

    await context.clearCookies()
    await page.getByLabel('Svar', { exact: true }).fill('Skrivet utan nät, och utloggad')
    await page.getByText('Du har blivit utloggad. Det du skriver finns kvar.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Logga in i en ny flik' }).click(),
    ])
    await other.getByRole('button', { name: /Yousef Al-Khatib/ }).click()
    await other.waitForURL('**/desk')
    await page.bringToFront()
    await saved(page)
    await page.reload()
    await awake(page)
    expect(await page.getByRole('textbox', { name: 'Fråga 1' }).inputValue()).toBe(
      'Börjat på en dator, fortsatt utan nät',
    )
    expect(await page.getByLabel('Svar', { exact: true }).inputValue()).toBe('Skrivet utan nät, och utloggad')
  })

  test('is handed over once though the button is pressed twice, and taken back by one key', async () => {
    const { page, faults } = await at.signedIn('Emir Hadžiabdić')
    await page.keyboard.press('n')
    await field(page, 'Tjänst').waitFor()
    await page.keyboard.type('sophämt')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Fråga 1' }).fill('<img src=x onerror="document.title=1"> har inte tömts')
    await page.getByLabel('Vem').selectOption('claimed')
    await page.getByLabel('Namn', { exact: true }).fill('<script>document.title = 1</script>')
    await page.keyboard.press('Alt+l')
    const send = page.getByRole('button', { name: 'Lämna över till Renhållningen' })
    await send.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const handedOver = page.waitForResponse((each) => each.url().endsWith('/api/v1/contacts'))
    await send.dblclick()
    const { questions } = (await (await handedOver).json()) as { questions: { questionId: string }[] }
    await page.getByText(/^Erbjuden till Renhållningen/).waitFor()
    await page.keyboard.press('z')
    await page.getByText('Frågan är tillbaka hos oss.').waitFor()
    await page.waitForURL(`**/desk/question/${questions[0]!.questionId}`)
    const log = page.getByRole('region', { name: 'Hittills' })
    await log.getByText(/tog tillbaka frågan/).waitFor()
    expect(await log.getByText(/erbjöd Renhållningen frågan/).count()).toBe(1)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('<img src=x')
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toContain('<img src=x')
    expect(await page.getByText('<script>document.title = 1</script>').count()).toBeGreaterThan(0)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('two guides on one question', () => {
  test('see each other, and the second is told in words, with what was written kept', async () => {
    const { questionId } = await askByRest(at.origin, 'Vilka tider har badhuset i jul?')
    const sara = await at.signedIn('Sara Tegelmark')
    await sara.page.goto(`/desk/question/${questionId}`)
    await awake(sara.page)
    const pirkko = await at.signedIn('Pirkko Lehtovaara')
    await pirkko.page.goto(`/desk/question/${questionId}`)
    await pirkko.page.getByText('Sara Tegelmark läser också.').waitFor()
    await sara.page.getByText('Pirkko Lehtovaara läser också.').waitFor()
    expect(await accessibilityFaults(sara.page)).toEqual([])
    const answer = (page: Page) => page.getByLabel('Svar till den som frågar')
    await answer(pirkko.page).fill('Pirkkos svar om jultiderna')
    await answer(sara.page).fill('Badhuset har öppet till klockan 14 på julafton.')
    await sara.page.keyboard.press('Alt+b')
    await sara.page.getByText(/Svaret är sparat/).waitFor()
    await pirkko.page.getByText('Någon annan har ändrat frågan.').waitFor()
    expect(await answer(pirkko.page).inputValue()).toBe('Pirkkos svar om jultiderna')
    expect(await accessibilityFaults(pirkko.page)).toEqual([])
    const refused = pirkko.page.waitForResponse((each) => each.url().endsWith('/answer'))
    await pirkko.page.getByRole('button', { name: 'Besvarad' }).click()
    expect((await refused).status()).toBe(409)
    await pirkko.page.locator('.field-error').waitFor()
    expect(await answer(pirkko.page).inputValue()).toBe('Pirkkos svar om jultiderna')
    expect(await pirkko.page.getByText('Badhuset har öppet').count()).toBe(0)
    expect(sara.faults).toEqual([])
    expect(pirkko.faults).toEqual([expect.stringContaining('409')])
  })
})

function field(page: Page, label: string) {
  return page.getByRole('combobox', { name: label })
}

/** Until the server has what is typed. */
async function saved(page: Page): Promise<void> {
  await page.locator('.saved', { hasText: /^Sparat/ }).waitFor({ timeout: 40_000 })
}
