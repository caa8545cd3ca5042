import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = import.meta.dirname
const themes = ['ekby', 'lillby']

/** Pairs of meanings from base.css and what WCAG 2.2 AA asks of them: 4.5 for text (1.4.3), 3 for the rest (1.4.11). */
const pairs: [ink: string, ground: string, atLeast: number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'paper-side', 4.5],
  ['ink', 'paper-hover', 4.5],
  ['ink', 'main-soft', 4.5],
  ['ink', 'waiting-soft', 4.5],
  ['ink-quiet', 'paper', 4.5],
  ['ink-quiet', 'paper-side', 4.5],
  ['ink-quiet', 'paper-hover', 4.5],
  ['ink-quiet', 'main-soft', 4.5],
  ['ink-quiet', 'waiting-soft', 4.5],
  ['main-ink', 'paper', 4.5],
  ['main-ink', 'paper-side', 4.5],
  ['main-ink', 'paper-hover', 4.5],
  ['main-ink', 'main-soft', 4.5],
  ['ink-on-soft', 'main-soft', 4.5],
  ['ink-on-soft', 'main-soft-hover', 4.5],
  ['on-main', 'main', 4.5],
  ['on-main', 'main-hover', 4.5],
  ['on-main', 'main-active', 4.5],
  ['waiting', 'paper', 4.5],
  ['waiting', 'paper-side', 4.5],
  ['waiting', 'paper-hover', 4.5],
  ['waiting', 'waiting-soft', 4.5],
  ['on-waiting', 'waiting-line', 4.5],
  ['wrong', 'paper', 4.5],
  ['wrong', 'wrong-soft', 4.5],
  ['paper', 'ink', 4.5],
  ['field-line', 'paper', 3],
  ['main-line', 'paper', 3],
  ['waiting-line', 'paper', 3],
  ['main', 'paper', 3],
  ['focus-outer', 'paper', 3],
  ['focus-outer', 'paper-side', 3],
  ['on-main', 'main', 3],
]

/** The custom properties of the first rule with this selector. */
function declarations(css: string, selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start === -1) throw new Error(`No rule ${selector}`)
  const block = css.slice(css.indexOf('{', start), css.indexOf('}', start))
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']))
}

/** What a page of this theme and scheme sees: the theme's colours under the meanings, in the order of the cascade. */
function seen(theme: string, scheme: 'light' | 'dark'): (meaning: string) => string {
  const base = readFileSync(join(folder, '../styles/base.css'), 'utf8')
  const file = readFileSync(join(folder, `${theme}.css`), 'utf8')
  const own = `[data-theme='${theme}']`
  const layers = [declarations(file, own), declarations(base, '[data-theme]')]
  if (scheme === 'dark') {
    layers.push(declarations(file, `${own}[data-color-scheme='dark']`))
    layers.push(declarations(base, `[data-theme][data-color-scheme='dark']`))
  }
  const all = new Map(layers.flatMap((layer) => [...layer]))
  const resolve = (name: string): string => {
    const value = all.get(name)
    if (value === undefined) throw new Error(`${name} has no value in ${theme}`)
    const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
    return other === undefined ? value : resolve(other)
  }
  return (meaning) => resolve(`--${meaning}`)
}

/** Relative luminance as WCAG defines it, of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test('black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

describe.each(themes)('%s', (theme) => {
  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    const colour = seen(theme, scheme)
    test.each(pairs)('%s on %s: at least %s', (ink, ground, atLeast) => {
      expect(colour(ink)).toMatch(/^#[0-9a-f]{6}$/)
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(atLeast)
    })
  })

  test('the dark a screen asks for by itself is the dark that is chosen', () => {
    const file = readFileSync(join(folder, `${theme}.css`), 'utf8')
    const own = `[data-theme='${theme}']`
    const chosen = declarations(file, `${own}[data-color-scheme='dark']`)
    expect(declarations(file, `${own}:not([data-color-scheme='light'])`)).toEqual(chosen)
    expect(chosen.size).toBeGreaterThan(60)
  })
})

test('the meanings in the dark are the same, chosen or asked for', () => {
  const base = readFileSync(join(folder, '../styles/base.css'), 'utf8')
  expect(declarations(base, `[data-theme]:not([data-color-scheme='light'])`)).toEqual(
    declarations(base, `[data-theme][data-color-scheme='dark']`),
  )
})
