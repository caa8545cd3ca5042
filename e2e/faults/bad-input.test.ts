import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { picture } from '../asked.ts'
import { runProduct, type RunningProduct } from '#platform/testing/run-product.ts'
import { ownFolder } from './ground.ts'

const folder = ownFolder()
const typed = 'Kärlet på Kvarngatan är inte tömt'
const MEGABYTE = 1024 * 1024
let product: RunningProduct
beforeAll(async () => {
  product = await runProduct({ TORGET_DATA: folder, TORGET_REQUESTS_PER_MINUTE: '100000' })
})
afterAll(async () => {
  // Whatever was sent: it still answers, and has said nothing of a fault of its own.
  expect((await fetch(`${product.origin}/fraga`)).status).toBe(200)
  expect(product.said()).not.toContain('fault')
  await product.end()
})

type Told = { status: number; html: string }

async function send(body: BodyInit, headers: Record<string, string> = {}): Promise<Told> {
  const response = await fetch(`${product.origin}/fraga`, { method: 'POST', body, headers })
  expect(response.headers.get('content-type')).toContain('text/html')
  return { status: response.status, html: await response.text() }
}

function form(files: [string, Uint8Array][], words = typed): FormData {
  const sent = new FormData()
  for (const [name, value] of Object.entries({ key: crypto.randomUUID(), asked: words, replyBy: 'follow' }))
    sent.set(name, value)
  for (const [name, content] of files) sent.append('files', new Blob([new Uint8Array(content)]), name)
  return sent
}

describe('files that cannot be received', () => {
  const cases: [string, [string, Uint8Array][], RegExp][] = [
    ['of nothing', [['tom.jpg', new Uint8Array()]], /tom\.jpg är tom/],
    ['of 30 MB', [['stor.jpg', new Uint8Array(30 * MEGABYTE)]], /stor\.jpg är för stor/],
    [
      'of a program under a picture’s name',
      [['bild.jpg', Buffer.from('MZ\u0090\u0000'.padEnd(2000, 'program'))]],
      /bild\.jpg/,
    ],
    ['of pictures, six of them', Array.from({ length: 6 }, (_, at) => [`bild${at}.png`, picture]), /högst 5 filer/],
  ]
  test.each(cases)('%s: told in words, the text kept', async (_, files, words) => {
    const { status, html } = await send(form(files))
    expect([400, 422]).toContain(status)
    expect(html).toContain('sak att rätta')
    expect(html).toMatch(words)
    expect(html).toContain(`>${typed}</textarea>`)
  })

  test('a picture is received, and a replayed form gives the same receipt', async () => {
    const sent = form([['kärlet.png', picture]])
    const first = await send(sent)
    expect(first.status).toBe(200)
    expect(first.html).toContain('kärlet.png')
    const again = await send(sent)
    expect(again.status).toBe(200)
    expect(receipt(again.html)).toEqual(receipt(first.html))
    sent.set('asked', 'Andra ord med samma nyckel')
    const other = await send(sent)
    expect(other.status).toBe(409)
    expect(other.html).toContain('>Andra ord med samma nyckel</textarea>')
  })
})

describe('words beyond measure', () => {
  test('1 MB of text is told to be too long, and kept', async () => {
    for (const words of ['å'.repeat(MEGABYTE / 2), 'a'.repeat(MEGABYTE), '😀'.repeat(MEGABYTE / 4)]) {
      const { status, html } = await send(form([], words))
      expect(status).toBe(400)
      expect(html).toContain('Frågan är för lång')
      expect(html).toContain(words.slice(0, 50_000))
    }
  })

  test('3 MB of text is refused with a page', async () => {
    const { status, html } = await send(new URLSearchParams({ asked: 'a'.repeat(3 * MEGABYTE) }))
    expect(status).toBe(413)
    expect(html).toContain('Det du skickade är för stort.')
  })

  test('text in every direction, unseen signs, and code are kept as they are', async () => {
    const words =
      "سؤال \u202Eomvänd\u202C نص 👩‍👩‍👧 \u200Bosynligt\u200B '; drop table question; -- <script>alert(1)</script>"
    const { status, html } = await send(form([], words))
    expect(status).toBe(200)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).toContain('drop table question; --')
    expect(html).toContain('سؤال')
    expect(html).toContain('👩‍👩‍👧')
  })
})

describe('requests that no page sends', () => {
  test('a form from another site is refused', async () => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { cookie: 'torget=something' },
    ] as Record<string, string>[]) {
      const { status, html } = await send(new URLSearchParams({ asked: typed, replyBy: 'follow' }), headers)
      expect(status).toBe(403)
      expect(html).toContain('Formuläret skickades inte från den här webbplatsen')
    }
  })

  test('a broken multipart body is refused with a page', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'nothing'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="asked"\r\n\r\nbroken'],
      ['multipart/form-data; boundary=x', 'no boundary at all'],
    ] as const) {
      const { status } = await send(body, { 'content-type': type })
      expect(status, `${type}: ${body}`).toBe(400)
    }
  })

  test('a huge header, a huge address and a body of another sort are refused', async () => {
    expect(await rawStatus(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`)).toBe(431)
    expect(await rawStatus(`GET /${'a'.repeat(12_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toBe(
      404,
    )
    expect(await rawStatus('NONSENSE\r\n\r\n')).toBe(400)
    const { status } = await send('{"asked":1}', { 'content-type': 'application/json' })
    expect(status).toBe(400)
  })
})

function receipt(html: string): string[] {
  const found = [/class="reference">([0-9A-Z-]{9})</, /name="code" value="(\d{6})"/].map((each) => each.exec(html)?.[1])
  expect(found).not.toContain(undefined)
  return found as string[]
}

/** The status of what no client would send. */
function rawStatus(words: string): Promise<number> {
  const { hostname, port } = new URL(product.origin)
  return new Promise((done, fail) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(words))
    socket.on('data', (chunk) => {
      heard += chunk.toString()
      const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1]
      if (!status) return
      socket.destroy()
      done(Number(status))
    })
    socket.once('error', (error) => (heard === '' ? fail(error) : undefined))
  })
}
