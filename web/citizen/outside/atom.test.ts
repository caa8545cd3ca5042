import { expect, it } from 'vitest'
import { atom } from './atom.ts'
import { xml } from './xml.ts'

it('shows whatever somebody writes as words: no tag, no attribute, nothing that XML cannot hold', () => {
  const nasty = `</title><script>alert("1")</script>&amp; '\u0000\u000B\uFFFF\uD800 å 👋`
  expect(xml`<a b="${nasty}">${nasty}</a>`.text).toBe(
    `<a b="&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp; &apos; å 👋">` +
      `&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp; &apos; å 👋</a>`,
  )
})

it('is as old as its newest entry, and never without a time', () => {
  const feed = { title: 'Svar', language: 'sv', self: 'https://x.example/f', page: 'https://x.example', author: 'Ekby' }
  const entry = { id: 'urn:uuid:1', title: 'A', text: 'B', language: 'en', page: 'https://x.example/a' }
  const whole = atom({
    ...feed,
    entries: [
      { ...entry, updated: '2026-03-02T08:00:00.000Z' },
      { ...entry, updated: '2026-03-01T08:00:00.000Z' },
    ],
  })
  expect(whole.split('<entry')[0]).toContain('<updated>2026-03-02T08:00:00.000Z</updated>')
  expect(whole).toContain('<entry xml:lang="en">')
  expect(atom({ ...feed, entries: [] })).toContain('<updated>1970-01-01T00:00:00Z</updated>')
})
