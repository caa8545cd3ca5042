import { expect, test } from 'vitest'
import { askByRest } from './asked.ts'
import { accessibilityFaults, useBrowser } from './browser.ts'

const at = useBrowser()

test('a municipality behind its own wall: neither a session nor a followed question of the other opens anything', async () => {
  const lillby = at.origin.replace('localhost', 'lillby.localhost')
  const { page, context, faults } = await at.signedIn('Alva Linnemark')
  const { reference, code, questionId } = await askByRest(at.origin, 'En fråga till Ekby')
  await page.goto('/folj')
  await page.getByLabel('Ditt nummer').fill(reference)
  await page.getByLabel('Din kod').fill(code)
  await page.getByRole('button', { name: 'Visa frågan' }).click()
  await page.getByText('En fråga till Ekby').first().waitFor()

  // A browser would not send them along; somebody who copies them by hand would.
  const cookies = await context.cookies()
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(expect.arrayContaining(['torget', 'torget_follow']))
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: lillby })))
  expect((await page.goto(`${lillby}/`))?.status()).toBe(200)
  expect(await page.locator('header').innerText()).toContain('Lillby')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${lillby}/folj/${reference}`)
  expect(new URL(page.url()).pathname).toBe('/folj')
  expect(await page.content()).not.toContain('En fråga till Ekby')
  await page.getByLabel('Ditt nummer').fill(reference)
  await page.getByLabel('Din kod').fill(code)
  await page.getByRole('button', { name: 'Visa frågan' }).click()
  await page.getByText('Numret och koden hör inte ihop').waitFor()
  for (const path of ['/desk', '/unit', '/today', `/desk/question/${questionId}`]) {
    await page.goto(`${lillby}${path}`)
    expect(new URL(page.url()).pathname, path).toMatch(/sign-in/)
  }
  expect(await page.content()).not.toContain('Alva Linnemark')
  const answers = await page.evaluate(
    async (id) =>
      Promise.all(
        ['/api/v1/inbox/counts', `/api/v1/questions/${id}`, '/api/v1/live'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    questionId,
  )
  expect(answers).toEqual([401, 401, 401])

  // Signed in at Lillby, Ekby's question does not exist.
  await page.goto(`${lillby}/sign-in`)
  await page.locator('.demo-person').first().click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  const status = await page.evaluate(async (id) => (await fetch(`/api/v1/questions/${id}`)).status, questionId)
  expect([403, 404]).toContain(status)
  expect(faults.filter((fault) => !/40[0134]/.test(fault))).toEqual([])
})
