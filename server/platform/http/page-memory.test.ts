import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPageMemory } from './page-memory.ts'

const page = (text: string, seconds = 60) => ({ body: Buffer.from(text), headers: {}, seconds })

function open() {
  const at = { now: 0 }
  const memory = openPageMemory(() => at.now)
  const keep = (url: string, text = url, seconds = 60, municipalityId = 1) =>
    memory.keep(municipalityId, url, page(text, seconds), memory.turnOf(municipalityId))
  const read = (url: string, municipalityId = 1) => memory.get(municipalityId, url)?.plain.toString()
  return { at, memory, keep, read }
}

describe('a finished page', () => {
  it('is the same until its time is up, plain and packed', () => {
    const { at, memory, keep, read } = open()
    keep('/', 'Välkommen', 60)
    expect(gunzipSync(memory.get(1, '/')!.gzip).toString()).toBe('Välkommen')
    at.now = 60_000
    expect(read('/')).toBe('Välkommen')
    at.now = 60_001
    expect(read('/')).toBeUndefined()
  })

  it('is one municipality’s, also when it is forgotten', () => {
    const { memory, keep, read } = open()
    keep('/', 'Ekby', 60, 1)
    keep('/', 'Lillby', 60, 12)
    memory.forget(1)
    expect([read('/', 1), read('/', 12)]).toEqual([undefined, 'Lillby'])
  })

  it('made from what was forgotten meanwhile is sent, and not kept', () => {
    const { memory, read } = open()
    const turn = memory.turnOf(1)
    memory.forget(1)
    expect(memory.keep(1, '/svar/sopor', page('gammalt'), turn).plain.toString()).toBe('gammalt')
    expect(read('/svar/sopor')).toBeUndefined()
  })
})

describe('somebody who makes up addresses', () => {
  it('pushes no page out of the memory, however they write them', () => {
    const { memory, keep, read } = open()
    keep('/', 'Välkommen')
    keep('/en', 'Welcome')
    keep('/svar/sophamtning-nar', 'Onsdag')
    for (let turn = 0; turn < 3_000; turn++) {
      keep(`/?x=${turn}`)
      keep(`/sok?q=${turn}`)
      keep(`/SVAR/${turn}`)
      keep(`//svar/${turn}`)
      keep(`/svar/%${turn}`)
      keep(`/svar/${turn}/`)
    }
    expect([read('/'), read('/en'), read('/svar/sophamtning-nar')]).toEqual(['Välkommen', 'Welcome', 'Onsdag'])
    expect(memory.size()).toEqual({ lasting: 3, passing: 200 })
  })

  it('has theirs kept only a moment', () => {
    const { at, keep, read } = open()
    keep('/?x=1', 'Välkommen', 300)
    at.now = 15_000
    expect(read('/?x=1')).toBe('Välkommen')
    at.now = 15_001
    expect(read('/?x=1')).toBeUndefined()
  })
})

it('keeps two thousand pages: those that are asked for, when there are more', () => {
  const { memory, keep, read } = open()
  keep('/', 'Välkommen')
  for (let turn = 0; turn < 6_000; turn++) {
    if (turn % 500 === 0) read('/')
    keep(`/svar/fraga-${turn}`)
  }
  expect(read('/')).toBe('Välkommen')
  expect(read('/svar/fraga-5999')).toBe('/svar/fraga-5999')
  expect(read('/svar/fraga-0')).toBeUndefined()
  expect(memory.size().lasting).toBe(2_000)
})
