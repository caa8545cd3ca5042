import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import '#platform/http/problem-reply.ts'
import { textCodes } from '#platform/text/language.ts'
import './domains.ts'

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !/\.(test|factory)\.ts$/.test(file) && !file.includes('testing'))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }))

/** Codes that name a problem or a field's fault, wherever one is thrown. */
function codesIn(text: string): string[] {
  const thrown = [...text.matchAll(/new Problem\(\s*\d+,\s*([^)]*?)[,)]/gs)].flatMap((match) => literals(match[1]!))
  const faults = [...text.matchAll(/\bfault\('([^']+)'\)/g)].map((match) => match[1]!)
  // A field's fault is told by its own code, or by 'field.<code>'.
  const ofFields = [...text.matchAll(/pointer[^}]*?\bcode: '([^']+)'/g)].map((match) => match[1]!)
  return [...thrown, ...faults, ...ofFields]
}

function literals(text: string): string[] {
  return [...text.matchAll(/'([^']+)'/g)].map((match) => match[1]!)
}

it('everything that can be refused has words for it, in both languages', () => {
  const known = { sv: new Set(textCodes('sv')), en: new Set(textCodes('en')) }
  const codes = sources.flatMap(({ file, text }) => codesIn(text).map((code) => ({ file, code })))
  expect(codes.length).toBeGreaterThan(60)
  for (const language of ['sv', 'en'] as const) {
    const without = codes.filter(({ code }) => !known[language].has(code) && !known[language].has(`field.${code}`))
    expect(without, language).toEqual([])
  }
})

it('both languages say the same things', () => {
  expect(textCodes('en').toSorted()).toEqual(textCodes('sv').toSorted())
})
