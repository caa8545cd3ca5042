import { createContext, Script } from 'node:vm'
import type { Run } from './run.ts'

/** What one search may take. A pattern that never ends is stopped: the platform's own regular expressions go on for ever. */
const MILLISECONDS = 100
const sandbox = createContext(Object.create(null) as Record<string, unknown>, {
  codeGeneration: { strings: false, wasm: false },
})
const scripts = {
  test: new Script('new RegExp(pattern, flags).test(text)'),
  replace: new Script('text.replace(new RegExp(pattern, flags), replacement)'),
  split: new Script('JSON.stringify(text.split(new RegExp(pattern, flags)))'),
}

type Wanted = { text: string; pattern: string; flags: string; replacement?: string }

function carryOut(what: keyof typeof scripts, wanted: Wanted, run: Run): unknown {
  const options = readFlags(wanted.flags)
  if (!options) return run.warn('wrong-arguments', `flags ${wanted.flags}`)
  run.step(100)
  const pattern = translate(wanted.pattern, options)
  if (pattern === null) return run.warn('wrong-arguments', `pattern ${wanted.pattern}`)
  Object.assign(sandbox, {
    text: wanted.text,
    pattern,
    flags: `v${options.flags}${what === 'replace' ? 'g' : ''}`,
    replacement: wanted.replacement === undefined ? '' : translateReplacement(wanted.replacement, options.literal),
  })
  try {
    return scripts[what].runInContext(sandbox, { timeout: MILLISECONDS })
  } catch (cause) {
    const late = (cause as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    return run.warn(late ? 'too-much' : 'wrong-arguments', `pattern ${wanted.pattern}`)
  }
}

/** Whether a text has a place where the pattern fits. */
export function matches(text: string, pattern: string, flags: string, run: Run): boolean | null {
  return carryOut('test', { text, pattern, flags }, run) as boolean | null
}

/** The text with every place where the pattern fits replaced. */
export function replaced(text: string, pattern: string, replacement: string, flags: string, run: Run): string | null {
  const bare = replacement.replaceAll(/\\[\\$]/g, '')
  if (/\$(?!\d)|\\/.test(bare) && !flags.includes('q')) return run.warn('wrong-arguments', `replacement ${replacement}`)
  return carryOut('replace', { text, pattern, flags, replacement }, run) as string | null
}

/** The parts of a text between the places where the pattern fits. */
export function parts(text: string, pattern: string, run: Run): string[] | null {
  const joined = carryOut('split', { text, pattern: ungrouped(pattern), flags: '' }, run) as string | null
  return joined === null ? null : (JSON.parse(joined) as string[])
}

/** Groups are not parts of what a text is split into. */
function ungrouped(pattern: string): string {
  return pattern.replace(/\\.|\((?!\?)/gs, (found) => (found === '(' ? '(?:' : found))
}

type Options = { flags: string; spaced: boolean; literal: boolean }

function readFlags(flags: string): Options | null {
  if (!/^[smixq]*$/.test(flags)) return null
  const kept = [...new Set(flags.replace(/[xq]/g, ''))].join('')
  return { flags: kept, spaced: flags.includes('x'), literal: flags.includes('q') }
}

/** XPath's regular expressions as the platform's. Null for what XPath does not know. */
function translate(written: string, { spaced, literal }: Options): string | null {
  if (literal) return written.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const pattern = spaced ? withoutSpaces(written) : written
  // Look-around and named groups are no part of XPath's patterns.
  if (/\(\?(?!:)/.test(pattern)) return null
  let made = ''
  const classes: number[] = []
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!
    if (sign === '\\') {
      const piece = escaped(pattern, at, classes.length > 0)
      if (piece === null) return null
      made += piece.made
      at += piece.length - 1
    } else if (sign === '[') {
      if (classes.length > 0) {
        // After a minus a class is taken away from what stands before it in the one around.
        if (!made.endsWith('-')) return null
        const from = classes.at(-1)!
        made = `${made.slice(0, from)}[${made.slice(from, -1)}]--`
      }
      made += sign
      classes.push(made.length)
    } else if (sign === ']') {
      classes.pop()
      made += sign
    } else made += classes.length > 0 ? inClass(pattern, at, made.slice(classes.at(-1))) : sign
  }
  return made
}

/** Spaces mean nothing but within a class. */
function withoutSpaces(pattern: string): string {
  let depth = 0
  let made = ''
  for (const sign of pattern) {
    if (/\s/.test(sign) && depth === 0) continue
    if (!made.endsWith('\\')) depth += sign === '[' ? 1 : sign === ']' ? -1 : 0
    made += sign
  }
  return made
}

/** A sign within a class. One that stands for itself is marked so; a minus does at the ends of the class. */
function inClass(pattern: string, at: number, before: string): string {
  const sign = pattern[at]!
  if (sign === '-') return before === '' || before === '^' || pattern[at + 1] === ']' ? '\\-' : sign
  return /[(){}/|&!#$%*+,.:;<=>?@`~]/.test(sign) ? `\\${sign}` : sign
}

/** What an escape means, and how long it is; null if it is not finished. */
function escaped(pattern: string, at: number, within: boolean): { made: string; length: number } | null {
  const next = pattern[at + 1] ?? ''
  if (next === '' || next === '0') return null
  if (/^[pP]$/.test(next)) {
    const end = pattern.indexOf('}', at)
    return end < 0 ? null : { made: property(next, pattern.slice(at + 3, end)), length: end - at + 1 }
  }
  const own: Record<string, string> = {
    i: '[\\p{L}_:]',
    I: '[^\\p{L}_:]',
    c: '[\\p{L}\\p{N}\\p{M}_:.\\-]',
    C: '[^\\p{L}\\p{N}\\p{M}_:.\\-]',
    d: '\\p{Nd}',
    D: '\\P{Nd}',
    '-': within ? '\\-' : '-',
  }
  return { made: own[next] ?? `\\${next}`, length: 2 }
}

const blocks: Record<string, string> = {
  IsBasicLatin: '\\u0000-\\u007f',
  'IsLatin-1Supplement': '\\u0080-\\u00ff',
  'IsLatinExtended-A': '\\u0100-\\u017f',
  IsGreek: '\\u0370-\\u03ff',
  IsCyrillic: '\\u0400-\\u04ff',
  IsHebrew: '\\u0590-\\u05ff',
  IsArabic: '\\u0600-\\u06ff',
}

function property(letter: string, name: string): string {
  const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined
  if (block) return `[${letter === 'P' ? '^' : ''}${block}]`
  return `\\${letter}{${name}}`
}

function translateReplacement(replacement: string, literal: boolean): string {
  if (literal) return replacement.replaceAll('$', '$$$$')
  return replacement.replaceAll('\\$', '$$$$').replaceAll('\\\\', '\\').replace(/\$0/g, '$$&')
}
