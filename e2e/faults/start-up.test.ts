import { request } from 'node:http'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedUrl, runProduct, type RunningProduct, startRefused } from '#platform/testing/run-product.ts'
import { ownFolder } from './ground.ts'

const folder = ownFolder()
const otherFolder = ownFolder()
let product: RunningProduct
beforeAll(async () => {
  product = await runProduct({ TORGET_DATA: folder })
})
afterAll(() => product.end())

/** One sentence or two, and nothing of the inside. */
const plainWords = /^[A-ZN][^\n{}]+\.(?: [^\n]+)?\n$/

describe('a start that cannot be', () => {
  test('says in one sentence what is wrong with a setting, and ends with 2', async () => {
    for (const [name, value] of [
      ['PORT', 'abc'],
      ['PORT', '70000'],
      ['DATABASE_URL', 'mysql://somewhere'],
      ['TORGET_SECRET', 'short'],
    ] as const) {
      const { code, said } = await startRefused({ TORGET_DATA: otherFolder, [name]: value })
      expect(said).toMatch(new RegExp(`^The settings cannot be used: ${name} .+\\.\\n$`))
      expect(code).toBe(2)
    }
  })

  test('says that no database answers, and ends with 2', async () => {
    const { code, said } = await startRefused({
      TORGET_DATA: otherFolder,
      DATABASE_URL: 'postgres://someone:secret-word@127.0.0.1:1/nowhere',
    })
    expect(said).toMatch(plainWords)
    expect(said).toContain('No database answers at 127.0.0.1:1/nowhere')
    expect(said).not.toContain('secret-word')
    expect(code).toBe(2)
  })

  test('says that the database is newer, and ends with 3', async () => {
    const newer = new URL(embeddedUrl(folder))
    const owner = new pg.Client({ connectionString: newer.href })
    await owner.connect()
    await owner.query('create database newer')
    await owner.end()
    newer.pathname = '/newer'
    const client = new pg.Client({ connectionString: newer.href })
    await client.connect()
    await client.query(
      'create table schema_migration (name text primary key, run_at timestamptz not null default now())',
    )
    await client.query(`insert into schema_migration (name) values ('9999-tomorrow.sql')`)
    await client.end()
    const { code, said } = await startRefused({ TORGET_DATA: otherFolder, DATABASE_URL: newer.href })
    expect(said).toMatch(plainWords)
    expect(said).toContain('newer than this program (it has 9999-tomorrow.sql)')
    expect(code).toBe(3)
  })

  test('says that the port is taken, and ends with 4', async () => {
    const holder = createServer()
    await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening))
    const { port } = holder.address() as { port: number }
    try {
      const { code, said } = await startRefused({
        TORGET_DATA: otherFolder,
        DATABASE_URL: embeddedUrl(folder),
        PORT: String(port),
      })
      expect(said).toBe(`Port ${port} is taken. Choose another: PORT=3001 npm start\n`)
      expect(code).toBe(4)
    } finally {
      holder.close()
    }
  })

  test('says that the folder is in use, and ends with 5', async () => {
    const { code, said } = await startRefused({ TORGET_DATA: folder })
    expect(said).toContain(`in use by another Torget (process ${product.process.pid})`)
    expect(said).toMatch(plainWords)
    expect(code).toBe(5)
  })
})

describe('stopping', () => {
  test('finishes a request under way, and the second start continues with the same data', async () => {
    const key = crypto.randomUUID()
    const form = new URLSearchParams({ key, asked: 'Frågan som var på väg när servern stoppades', replyBy: 'follow' })
    const body = form.toString()
    const { hostname, port } = new URL(product.origin)
    const sending = request({ hostname, port, path: '/fraga', method: 'POST', agent: false })
    sending.setHeader('content-type', 'application/x-www-form-urlencoded')
    sending.setHeader('content-length', Buffer.byteLength(body))
    const answered = new Promise<{ status: number; html: string }>((done, fail) => {
      sending.once('error', fail)
      sending.once('response', (response) => {
        let html = ''
        response.on('data', (chunk: Buffer) => (html += chunk.toString()))
        response.on('end', () => done({ status: response.statusCode ?? 0, html }))
      })
    })
    sending.write(body.slice(0, 20))
    await new Promise((later) => setTimeout(later, 300))
    const ended = product.end('SIGTERM')
    await new Promise((later) => setTimeout(later, 300))
    sending.end(body.slice(20))
    const { status, html } = await answered
    expect(status).toBe(200)
    expect(await ended).toBe(0)
    expect(product.said()).toContain('Torget has stopped.')
    await expect(fetch(product.origin)).rejects.toThrow('fetch failed')

    const reference = /class="reference">([0-9A-Z-]{9})</.exec(html)?.[1]
    const code = /name="code" value="(\d{6})"/.exec(html)?.[1]
    expect(reference).toBeDefined()
    const begun = Date.now()
    product = await runProduct({ TORGET_DATA: folder })
    expect(Date.now() - begun).toBeLessThan(5_000)
    const followed = await fetch(`${product.origin}/folj`, {
      method: 'POST',
      body: new URLSearchParams({ reference: reference!, code: code! }),
      redirect: 'manual',
    })
    expect(followed.status).toBe(303)
    expect(followed.headers.get('location')).toBe(`/folj/${reference}`)
  })
})
