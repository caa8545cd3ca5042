import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluated } from './feel/feel.factory.ts'
import { explain } from './explain.ts'
import { NotAModel } from './read-model.ts'
import { aDecision, aModel, anInput, aTable, decided, literal, rulesOf } from './rules.factory.ts'
import { readRules } from './rules.ts'

/** Tables over two small numbers, so that rules overlap, leave gaps and repeat each other. */
const tests = fc.constantFrom('-', '< 2', '>= 2', '[1..3]', '2', '1, 3', 'not(2)', '? > a', '"text"', 'null')
const anyRules = fc.array(fc.tuple(tests, tests, fc.integer({ min: 1, max: 4 })), { maxLength: 6 })
const small = fc.integer({ min: 0, max: 4 })

async function table(rules: [string, string, number][], hitPolicy: string, aggregation?: string) {
  return rulesOf(
    anInput('a', 'number') +
      anInput('b', 'number') +
      aDecision(
        'answer',
        aTable({
          hitPolicy,
          ...(aggregation && { aggregation }),
          inputs: ['a', 'b'],
          outputs: [{ allowed: '3, 1, 4, 2' }],
          rules: rules.map(([one, other, made]) => [[one, other], [String(made)]]),
        }),
        { inputs: ['a', 'b'] },
      ),
  )
}

describe('hit policies agree with each other', () => {
  it('whatever the rules', async () => {
    await fc.assert(
      fc.asyncProperty(anyRules, small, small, async (rules, a, b) => {
        const answer = async (hitPolicy: string, aggregation?: string) =>
          decided(await table(rules, hitPolicy, aggregation), 'answer', { a, b }).result
        const all = (await answer('RULE ORDER')) as number[]
        const priority = [3, 1, 4, 2]
        const ordered = all.toSorted((one, other) => priority.indexOf(one) - priority.indexOf(other))
        expect(await answer('COLLECT')).toEqual(all)
        expect(await answer('FIRST')).toEqual(all[0] ?? null)
        expect(await answer('OUTPUT ORDER')).toEqual(ordered)
        expect(await answer('PRIORITY')).toEqual(ordered[0] ?? null)
        expect(await answer('UNIQUE')).toEqual(all.length === 1 ? all[0] : null)
        expect(await answer('ANY')).toEqual(new Set(all).size === 1 ? all[0] : null)
        expect(await answer('COLLECT', 'COUNT')).toBe(all.length)
        expect(await answer('COLLECT', 'SUM')).toBe(all.length === 0 ? null : all.reduce((one, other) => one + other))
        expect(await answer('COLLECT', 'MAX')).toBe(all.length === 0 ? null : Math.max(...all))
      }),
      { numRuns: 60 },
    )
  })

  it('and decide the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(anyRules, small, small, async (rules, a, b) => {
        const once = await table(rules, 'COLLECT')
        const again = await table(rules, 'COLLECT')
        expect(decided(once, 'answer', { a, b })).toEqual(decided(again, 'answer', { a, b }))
      }),
      { numRuns: 30 },
    )
  })
})

/** Pieces of FEEL, put together without sense. */
const pieces = fc.constantFrom(
  ...'1 2.5 -3 "a" true null [ ] ( ) { } , . .. : + - * / ** < >= = != and or not( if then else for in return some every satisfies between x y.z item partial ? @"2026-01-01" @"P1D" date( duration("P1M") list contains( function(x) instance of number sum( sort( matches( "(a+)+$" [1..3] {a: 1} .a [1] 1e999 // /* string( split('.split(
    ' ',
  ),
)
const nonsense = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(' '))
const limits = { steps: 20_000, milliseconds: 100, depth: 60, listSize: 1000, textSize: 10_000 }

describe('nothing is thrown', () => {
  it('by an expression without sense, alone or in a model', async () => {
    const now = new Date('2026-03-02T09:30:00Z')
    await fc.assert(
      fc.asyncProperty(nonsense, fc.jsonValue(), async (text, x) => {
        const rules = await rulesOf(
          anInput('x') +
            aDecision('answer', literal(text), { inputs: ['x'] }) +
            aDecision('table', aTable({ inputs: ['x'], outputs: ['o'], rules: [[[text], [text]]] }), { inputs: ['x'] }),
        )
        for (const decision of ['answer', 'table']) {
          const { result, trace } = rules.decide(decision, { x }, { now, limits })
          expect(JSON.parse(JSON.stringify(result))).toEqual(result)
          expect(explain(trace, 'sv')).toContain(decision)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('by a function given anything', () => {
    const names =
      'substring sublist replace matches split decimal floor "date and time" time duration range sort context mode stddev overlaps'
    const value = fc.constantFrom(
      'null',
      '1',
      '-1.5',
      '1e30',
      '"a"',
      '""',
      '[]',
      '[1, "a"]',
      '{}',
      '@"2026-01-01"',
      '[1..2]',
      'abs',
      'true',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...names.match(/"[^"]+"|\S+/g)!.map((name) => name.replaceAll('"', ''))),
        fc.array(value, { maxLength: 4 }),
        (name, given) => {
          expect(evaluated(`${name}(${given.join(', ')})`).value).toBeTypeOf('string')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('but NotAModel by a file without sense', async () => {
    const whole = aModel(anInput('x') + aDecision('answer', literal('x + 1'), { inputs: ['x'] }))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 10 }), async (at, length, put) => {
        const broken = whole.slice(0, at) + put + whole.slice(at + length)
        const rules = await readRules(broken).catch((cause: unknown) => cause)
        if (rules instanceof Error) expect(rules).toBeInstanceOf(NotAModel)
        else decided(rules as Awaited<ReturnType<typeof readRules>>, 'answer', { x: 1 })
      }),
      { numRuns: 200 },
    )
  })
})

describe('numbers', () => {
  it('are as exact as money must be', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.bigInt(-(10n ** 14n), 10n ** 14n), (one, other) => {
        const cents = (value: bigint) =>
          `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value)
            .padStart(3, '0')
            .replace(/(..)$/, '.$1')}`
        expect(evaluated(`(${cents(one)}) + (${cents(other)}) = ${cents(one + other)}`).value).toBe('true')
        expect(evaluated(`(${cents(one)}) * 100 = ${one}`).value).toBe('true')
      }),
      { numRuns: 100 },
    )
  })
})
