import { describe, expect, it } from 'vitest'
import { explain, type Trace } from './index.ts'
import { spoken, spokenTest } from './plain-words.ts'
import { aDecision, anInput, aTable, decided, rulesOf } from './rules.factory.ts'

/** A parking permit for people who cannot walk far: the rule that says who may have one, and for how long. */
const parkingPermit = () =>
  rulesOf(
    anInput('Gångsträcka', 'number') +
      anInput('Varaktighet i månader', 'number') +
      anInput('Kör själv', 'boolean') +
      aDecision(
        'Behov',
        aTable({
          hitPolicy: 'UNIQUE',
          inputs: [
            { text: 'Gångsträcka', label: 'Så långt sökanden kan gå, i meter,' },
            { text: 'Kör själv', label: 'Kör bilen själv' },
          ],
          outputs: [{ name: 'behov', allowed: '"stort", "litet"' }],
          annotations: ['Skäl (sv)', 'Reason (en)'],
          rules: [
            [
              ['<= 100', '-'],
              ['"stort"'],
              ['Sökanden kan inte gå längre än 100 meter.', 'The applicant cannot walk farther than 100 metres.'],
            ],
            [['(100..300]', 'true'], ['"litet"'], ['', '']],
            [['(100..300]', 'false'], ['"litet"'], ['Någon annan kör, och sökanden kan vänta.', '']],
          ],
        }),
        { inputs: ['Gångsträcka', 'Kör själv'] },
      ) +
      aDecision(
        'Tillstånd',
        aTable({
          hitPolicy: 'FIRST',
          inputs: [{ text: 'Behov' }, { text: 'Varaktighet i månader', label: 'Hur länge behovet varar, i månader,' }],
          outputs: [{ name: 'beslut', otherwise: '"avslag"' }],
          annotations: ['sv', 'en'],
          rules: [
            [
              ['"stort"', '>= 6'],
              ['"beviljas"'],
              ['Behovet varar minst ett halvår.', 'The need lasts at least half a year.'],
            ],
          ],
        }),
        { needs: ['Behov'], inputs: ['Varaktighet i månader'] },
      ),
  )
const given = { Gångsträcka: 80, 'Varaktighet i månader': 24, 'Kör själv': true }

describe('reasons', () => {
  it('are the rules’ own words, in the order they were decided', async () => {
    const rules = await parkingPermit()
    const { result, trace } = decided(rules, 'Tillstånd', given)
    expect(result).toBe('beviljas')
    expect(explain(trace, 'sv')).toBe(
      [
        'Tillstånd: beviljas',
        'Skäl:',
        '– Sökanden kan inte gå längre än 100 meter.',
        '– Behovet varar minst ett halvår.',
        `Regler: Example, version ${rules.version.slice(0, 12)}.`,
      ].join('\n'),
    )
    expect(explain(trace, 'en')).toContain('– The applicant cannot walk farther than 100 metres.')
  })

  it('are the conditions in plain words where a rule has none of its own', async () => {
    const { trace } = decided(await parkingPermit(), 'Tillstånd', { ...given, Gångsträcka: 250 })
    const text = explain(trace, 'sv')
    expect(text).toContain(
      '– Regel 2: Så långt sökanden kan gå, i meter, är 250. Regeln gäller över 100 och högst 300. Kör bilen själv är ja. Regeln gäller ja.',
    )
    expect(text).toContain('– Ingen av reglerna passade. Då gäller avslag.')
    expect(text.startsWith('Tillstånd: avslag')).toBe(true)
  })

  it('in a language the rule has no words in are the conditions, not the other language’s words', async () => {
    const { trace } = decided(await parkingPermit(), 'Tillstånd', { ...given, Gångsträcka: 250, 'Kör själv': false })
    expect(explain(trace, 'sv')).toContain('– Någon annan kör, och sökanden kan vänta.')
    expect(explain(trace, 'en')).toContain('– Rule 3: Så långt sökanden kan gå, i meter, is 250.')
  })

  it('of what the rules cannot decide say that a person must', async () => {
    const clash = await rulesOf(
      aDecision(
        'x',
        aTable({
          inputs: [],
          outputs: ['a'],
          rules: [
            [[], ['1']],
            [[], ['2']],
          ],
        }),
      ),
    )
    expect(explain(decided(clash, 'x').trace, 'sv')).toContain('En handläggare måste bedöma.')
    const { trace } = decided(await parkingPermit(), 'Tillstånd', {})
    expect(explain({ ...trace, complete: false }, 'sv')).toContain('kunde inte räknas färdigt')
    const none = await rulesOf(aDecision('x', aTable({ inputs: [], outputs: ['a'], rules: [] })))
    expect(explain(decided(none, 'x').trace, 'en')).toContain('No rule fitted, so the rules give no answer.')
  })

  it('can be told again from what was stored', async () => {
    const { trace } = decided(await parkingPermit(), 'Tillstånd', given)
    const stored = JSON.parse(JSON.stringify(trace)) as Trace
    expect(stored).toEqual(trace)
    expect(explain(stored, 'sv')).toBe(explain(trace, 'sv'))
    expect(stored.inputs).toEqual(given)
    expect(stored.steps.map(({ decision, result }) => [decision, result])).toEqual([
      ['Behov', 'stort'],
      ['Tillstånd', 'beviljas'],
    ])
    expect(stored.steps[0]?.tables[0]?.rows[0]?.conditions).toEqual([
      { label: 'Så långt sökanden kan gå, i meter,', test: '<= 100', value: 80 },
    ])
  })
})

describe('plain words', () => {
  it.each([
    ['< 5', 'mindre än 5'],
    ['>= date("2026-03-01")', 'tidigast 1 mars 2026'],
    ['[1..3]', 'från 1 till 3'],
    ['[1..3)', 'minst 1 och under 3'],
    ['"a", "b, c", "d"', 'a, b, c eller d'],
    ['not("a")', 'inte a'],
    ['null', 'inget uppgivet'],
    ['1234.5', '1\u00a0234,5'],
    ['count(?) > 1', 'count(?) > 1'],
  ])('of %s are %s', (test, words) => {
    expect(spokenTest(test, 'sv')).toBe(words)
  })

  it('of values', () => {
    expect(spoken([true, null, 2000, '2026-03-02'], 'en')).toBe('yes, not stated, 2,000 and 2 March 2026')
    expect(spoken({ avgift: 250 }, 'sv')).toBe('avgift 250')
  })
})
