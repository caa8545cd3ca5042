/**
 * Makes the theme files from `designsystemet.config.json`: `node web/shared/theme/make-themes.ts`.
 *
 * Runs `designsystemet tokens create` and `tokens build` (offline) in a scratch folder, keeps the colours our
 * stylesheets mean something with (type and size tokens are not used here) and scopes them by `data-theme`, so that
 * a municipality's theme is data: `<html data-theme="ekby" data-color-scheme="auto">`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = import.meta.dirname
const config = join(folder, 'designsystemet.config.json')
const keptColours = /^\s*--ds-color-(primary|accent|neutral|danger|focus)-/

/** The declarations of the first block that opens with `selector` in a built theme file; only colours we use. */
function coloursOf(built: string, selector: string): string[] {
  const start = built.indexOf(selector)
  if (start === -1) throw new Error(`The built theme has no block ${selector}`)
  const block = built.slice(built.indexOf('{', start) + 1, built.indexOf('}', start))
  return block
    .split('\n')
    .filter((line) => keptColours.test(line))
    .map((line) => line.trim().toLowerCase())
}

/**
 * The colour of a link. By day the theme's subtle text. In the dark that is no lighter than quiet text, so the link is
 * a little past half-way from the theme's own colour to its plain text, whatever the theme (the tool's `base-active` is
 * light for some main colours and dark for others).
 */
function linkColour(scheme: 'light' | 'dark', lines: string[]): string {
  const hex = (name: string) => {
    const value = lines.find((line) => line.startsWith(`--ds-color-primary-${name}:`))?.match(/#[0-9a-f]{6}/)?.[0]
    if (value === undefined) throw new Error(`The built theme has no primary ${name}`)
    return value
  }
  if (scheme === 'light') return hex('text-subtle')
  const own = hex('base-default')
  const plain = hex('text-default')
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(part(own, at) * 0.45 + part(plain, at) * 0.55))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** One theme file. Light is the ground, so that a page on paper is light too; dark is for screens only. */
function themeFile(name: string, built: string): string {
  const light = coloursOf(built, ':root, [data-color-scheme="light"]')
  const dark = coloursOf(built, '[data-color-scheme="dark"] {')
  const block = (selector: string, scheme: 'light' | 'dark', lines: string[], indent: string) =>
    [`${selector} {`, `  color-scheme: ${scheme};`, ...lines.map((line) => `  ${line}`)]
      .concat(`  --theme-link: ${linkColour(scheme, lines)};`, '}')
      .map((line) => indent + line)
      .join('\n')
  const theme = `[data-theme='${name}']`
  return `/* ${name}: made by make-themes.ts from designsystemet.config.json. Change the config, not this file. */
${block(theme, 'light', light, '')}
@media screen {
${block(`${theme}[data-color-scheme='dark']`, 'dark', dark, '  ')}
}
@media screen and (prefers-color-scheme: dark) {
${block(`${theme}:not([data-color-scheme='light'])`, 'dark', dark, '  ')}
}
`
}

const scratch = mkdtempSync(join(tmpdir(), 'themes-'))
try {
  const tool = fileURLToPath(new URL('../bin/designsystemet.js', import.meta.resolve('@digdir/designsystemet')))
  const run = (...args: string[]) => execFileSync(process.execPath, [tool, 'tokens', ...args], { cwd: scratch })
  run('create', '--config', config)
  run('build', '--tokens', join(scratch, 'design-tokens'), '--out-dir', join(scratch, 'built'))
  for (const file of readdirSync(join(scratch, 'built')).filter((name) => name.endsWith('.css'))) {
    const built = readFileSync(join(scratch, 'built', file), 'utf8')
    writeFileSync(join(folder, file), themeFile(file.replace('.css', ''), built))
  }
} finally {
  rmSync(scratch, { recursive: true })
}
