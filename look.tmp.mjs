import { chromium } from 'playwright-core'
const base = process.env.BASE ?? 'http://localhost:5213'
const shots = JSON.parse(process.argv[2])
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--disable-background-networking'] })
const contexts = {}
for (const s of shots) {
  const key = s.who ?? 'anon'
  if (!contexts[key]) {
    const c = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: s.locale ?? 'sv-SE' })
    contexts[key] = c
    if (s.who) { const p = await c.newPage(); await p.goto(base + '/sign-in'); await p.getByRole('button', { name: s.who }).or(p.getByRole('link', { name: s.who })).first().click(); await p.waitForLoadState('networkidle').catch(()=>{}); await p.close() }
  }
  const p = await contexts[key].newPage()
  const logs = []
  p.on('console', m => { if (m.type() === 'error') logs.push(m.text()) }); p.on('pageerror', e => logs.push('PAGEERROR ' + e.message))
  if (s.size) await p.setViewportSize(s.size)
  if (s.dark) await p.emulateMedia({ colorScheme: 'dark' })
  const r = await p.goto(base + s.path)
  await p.waitForTimeout(700)
  if (s.click) for (const sel of [].concat(s.click)) { await p.locator(sel).first().click(); await p.waitForTimeout(600) }
  if (s.pdf) { await p.pdf({ path: s.out, format: 'A4' }) } else await p.screenshot({ path: s.out, fullPage: s.full ?? false })
  console.log(s.out, r.status(), p.url(), logs.join(' | '))
  await p.close()
}
await browser.close()
