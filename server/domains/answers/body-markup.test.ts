import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { body, safeAddress } from './body.ts'
import { bodyOf, linesOf } from './body-markup.ts'
import { BODY_MOST } from './fields.ts'

describe('the small markup', () => {
  it('becomes headings, paragraphs, lists and steps with strong words and links', () => {
    const markup =
      '## Så gör du\n\nLäs **noga** i [schemat](https://ekby.example/sopor).\n\n- ett\n- två\n\n1. först\n2. sedan'
    expect(bodyOf(markup)).toEqual([
      { kind: 'heading', text: 'Så gör du' },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Läs ' },
          { kind: 'strong', text: 'noga' },
          { kind: 'text', text: ' i ' },
          { kind: 'link', text: 'schemat', url: 'https://ekby.example/sopor' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'ett' }], [{ kind: 'text', text: 'två' }]] },
      { kind: 'steps', items: [[{ kind: 'text', text: 'först' }], [{ kind: 'text', text: 'sedan' }]] },
    ])
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">klicka</a>',
    'hej <b onmouseover=alert(1)>du</b>',
    '<!-- gömt -->',
  ])('leaves HTML as plain words: %s', (html) => {
    expect(bodyOf(html)).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: html }] }])
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://ekby.example',
    '//ekby.example',
    '/intern',
    'https:///x',
  ])('a link to %s becomes words', (url) => {
    expect(bodyOf(`[klicka](${url})`)).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: `klicka (${url})` }] },
    ])
  })

  it('links to addresses of e-mail and phone stay links', () => {
    expect(linesOf(bodyOf('[skriv](mailto:kommun@ekby.example) [ring](tel:084650041)'))).toEqual([
      'skriv (mailto:kommun@ekby.example) ring (tel:084650041)',
    ])
  })

  it('whatever is typed, only parts of the whitelist come out', () => {
    const piece = fc.constantFrom(
      '[',
      '](',
      ')',
      '<',
      '>',
      '*',
      '**',
      '_',
      '- ',
      '1. ',
      '\n',
      '#',
      ' ',
      'a',
      '&lt;',
      '`',
      '![',
      '\\',
      '|',
      'javascript:',
      'https://a.se',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (pieces) => {
        const made = bodyOf(pieces.join(''))
        expect(body.safeParse(made).success).toBe(true)
        for (const line of made) {
          const content = 'content' in line ? line.content : 'items' in line ? line.items.flat() : []
          for (const part of content)
            if (part.kind === 'link') expect(safeAddress.safeParse(part.url).success).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the longest text of nothing but marks is read in a moment', () => {
    for (const mark of ['[', '*a ', '**a', '- ', '1. ', '>', '[a](', '**a__', '#', '\\', '<', '- a\n']) {
      // The processor's time, not the clock's: the machine may be busy with other things.
      const began = process.cpuUsage()
      bodyOf(mark.repeat(Math.floor(BODY_MOST / mark.length)))
      expect(process.cpuUsage(began).user / 1000, mark).toBeLessThan(3_000)
    }
  }, 60_000)
})
