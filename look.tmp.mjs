import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--disable-background-networking'] })
const [, , ...args] = process.argv
for (const arg of args) {
  const [name, path, w = '360', scheme = 'light', print] = arg.split('|')
  const c = await b.newContext({ viewport: { width: +w, height: 800 }, colorScheme: scheme, javaScriptEnabled: false, locale: 'sv-SE' })
  const p = await c.newPage()
  const r = await p.goto('http://localhost:5287' + path)
  if (print) { await p.pdf({ path: `/tmp/look-${name}.pdf`, preferCSSPageSize: true }); await p.emulateMedia({ media: 'print' }) }
  console.log(name, r.status(), await p.evaluate?.(() => 0).catch(() => ''))
  await p.screenshot({ path: `/tmp/look-${name}.png`, fullPage: true })
  await c.close()
}
await b.close()
