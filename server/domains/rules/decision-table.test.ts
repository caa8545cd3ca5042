import { describe, expect, it } from 'vitest'
import { aDecision, anInput, aTable, decided, rulesOf } from './rules.factory.ts'

const colours = (hitPolicy: string, aggregation?: string) =>
  rulesOf(
    anInput('size', 'number') +
      aDecision(
        'answer',
        aTable({
          hitPolicy,
          ...(aggregation && { aggregation }),
          inputs: ['size'],
          outputs: [{ allowed: '3, 2, 1' }],
          rules: [
            [['> 1'], ['1']],
            [['> 10'], ['2']],
            [['> 5'], ['3']],
            [['[100..200]'], ['1']],
          ],
        }),
        { inputs: ['size'] },
      ),
  )

describe('hit policies', () => {
  it.each([
    ['UNIQUE', undefined, 3, 1],
    ['UNIQUE', undefined, 7, null],
    ['UNIQUE', undefined, 0, null],
    ['ANY', undefined, 7, null],
    ['ANY', undefined, 3, 1],
    ['FIRST', undefined, 50, 1],
    ['PRIORITY', undefined, 50, 3],
    ['RULE ORDER', undefined, 50, [1, 2, 3]],
    ['OUTPUT ORDER', undefined, 150, [3, 2, 1, 1]],
    ['COLLECT', undefined, 150, [1, 2, 3, 1]],
    ['COLLECT', undefined, 0, []],
    ['COLLECT', 'SUM', 150, 7],
    ['COLLECT', 'COUNT', 150, 4],
    ['COLLECT', 'COUNT', 0, 0],
    ['COLLECT', 'MIN', 150, 1],
    ['COLLECT', 'MAX', 150, 3],
    ['COLLECT', 'MAX', 0, null],
  ])('%s %s of %s is %s', async (hitPolicy, aggregation, size, expected) => {
    expect(decided(await colours(hitPolicy, aggregation), 'answer', { size }).result).toEqual(expected)
  })

  it('where several rules fit though one may, nothing is decided and it is said which', async () => {
    const { result, trace } = decided(await colours('UNIQUE'), 'answer', { size: 7 })
    expect(result).toBeNull()
    expect(trace.warnings).toEqual([{ code: 'hit-policy', detail: 'rules 1, 3' }])
    expect(trace.steps[0]?.tables[0]?.rows.map(({ number }) => number)).toEqual([1, 3])
  })
})

describe('tests in cells', () => {
  const one = async (test: string, value: unknown, allowed?: string) =>
    decided(
      await rulesOf(
        anInput('value') +
          aDecision(
            'answer',
            aTable({
              inputs: [{ text: 'value', ...(allowed && { allowed }) }],
              outputs: ['made'],
              rules: [[[test], ['"yes"']]],
            }),
            { inputs: ['value'] },
          ),
      ),
      'answer',
      { value },
    ).result

  it.each([
    ['-', null, true],
    ['', 1, true],
    ['null', null, true],
    ['not(null)', 1, true],
    ['not("a", "b")', 'c', true],
    ['not("a", "b")', 'a', false],
    ['< 5', null, false],
    ['not(< 5)', null, false],
    ['"a", "b"', 'b', true],
    ['["a", "b"]', 'b', true],
    ['[1..3), 7', 3, false],
    ['[1..3), 7', 7, true],
    ['true', true, true],
    ['true', 'text', false],
    ['1 = 1', 'text', false],
    ['string length(?) = 4', 'text', true],
    ['? > 3 and ? < 5', 4, true],
    ['list contains(?, "a")', ['a', 'b'], true],
    ['every x in ? satisfies x > 0', [1, 2], true],
    ['2 +', 2, false],
  ])('%s of %j: %s', async (test, value, fits) => {
    expect(await one(test, value)).toBe(fits ? 'yes' : null)
  })

  it('see nothing of a value that may not come in', async () => {
    expect(await one('null', 'c', '"a", "b"')).toBe('yes')
    expect(await one('"a"', 'a', '"a", "b"')).toBe('yes')
  })
})

describe('outputs', () => {
  const table = (rules: [string[], string[]][], extra = {}) =>
    rulesOf(
      anInput('n', 'number') +
        aDecision(
          'answer',
          aTable({
            inputs: ['n'],
            outputs: [
              { name: 'fee', otherwise: '0' },
              { name: 'why', otherwise: '"free"' },
            ],
            rules,
            ...extra,
          }),
          { inputs: ['n'] },
        ),
    )

  it('are a context where there are several, and what is told for no rule where none fits', async () => {
    const rules = await table([[['> 1'], ['10 * n', '"many"']]])
    expect(decided(rules, 'answer', { n: 2 }).result).toEqual({ fee: 20, why: 'many' })
    expect(decided(rules, 'answer', { n: 1 }).result).toEqual({ fee: 0, why: 'free' })
  })

  it('that may not be are nothing', async () => {
    const rules = await rulesOf(
      aDecision('answer', aTable({ inputs: [], outputs: [{ allowed: '"a", "b"' }], rules: [[[], ['"c"']]] })),
    )
    expect(decided(rules, 'answer').result).toBeNull()
  })
})
