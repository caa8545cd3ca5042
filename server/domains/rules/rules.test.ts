import { describe, expect, it } from 'vitest'
import { NotAModel, readRules } from './index.ts'
import { aDecision, aModel, anInput, decided, literal, rulesOf } from './rules.factory.ts'

const of = (text: string, extra = '') => rulesOf(`${extra}${aDecision('answer', literal(text))}`)
const boxed = async (logic: string, inputs: Record<string, unknown> = {}, extra = '') =>
  decided(await rulesOf(`${extra}${aDecision('answer', logic, { inputs: Object.keys(inputs) })}`), 'answer', inputs)

describe('files', () => {
  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('of version %s are read', async (version) => {
    const rules = await readRules(aModel(aDecision('answer', literal('1 + 1')), { version }))
    expect(decided(rules, 'answer').result).toBe(2)
  })

  it('are read with a prefix too, and with types named through one', async () => {
    const xml = `<d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:feel="x" xmlns:own="urn:a" name="a" namespace="urn:a">
      <d:itemDefinition name="tName"><d:typeRef>feel:string</d:typeRef></d:itemDefinition>
      <d:decision name="a" id="a"><d:variable name="a" typeRef="own:tName"/><d:literalExpression><d:text>1</d:text></d:literalExpression></d:decision>
      <d:decision name="b" id="b"><d:variable name="b" typeRef="own:tName"/><d:literalExpression><d:text>"x"</d:text></d:literalExpression></d:decision>
    </d:definitions>`
    const rules = await readRules(xml)
    expect([decided(rules, 'a').result, decided(rules, 'b').result]).toEqual([null, 'x'])
  })

  it.each(['', 'hello', '<definitions/>', '<a><b></a>', '{"dmn": true}'])('%j is no model', async (text) => {
    await expect(readRules(text)).rejects.toThrow(NotAModel)
  })

  it('of another text are another version, of the same the same', async () => {
    const [one, same, other] = await Promise.all([of('1'), of('1'), of('2')])
    expect(one.version).toBe(same.version)
    expect(one.version).not.toBe(other.version)
    expect(one.version).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a graph of decisions', () => {
  it('sees what it requires and nothing else', async () => {
    const rules = await rulesOf(
      anInput('Applicant age', 'number') +
        aDecision('Is adult', literal('Applicant age >= 18'), { inputs: ['Applicant age'] }) +
        aDecision('sees', literal('if Is adult then "yes" else "no"'), { needs: ['Is adult'] }) +
        aDecision('blind', literal('Is adult')),
    )
    expect(decided(rules, 'sees', { 'Applicant age': 17 }).result).toBe('no')
    const { result, trace } = decided(rules, 'blind', { 'Applicant age': 17 })
    expect([result, trace.warnings[0]?.code]).toEqual([null, 'unknown-name'])
  })

  it('may have names with numbers and points', async () => {
    const rules = await rulesOf(
      aDecision('decision A 2.1', literal('1')) +
        aDecision('answer', literal('decision A 2.1 + 1'), { needs: ['decision A 2.1'] }),
    )
    expect(decided(rules, 'answer').result).toBe(2)
  })

  it('that needs itself is nothing', async () => {
    const rules = await rulesOf(
      aDecision('a', literal('b'), { needs: ['b'] }) + aDecision('b', literal('a'), { needs: ['a'] }),
    )
    const { result, trace } = decided(rules, 'a')
    expect(result).toBeNull()
    expect(trace.warnings).toEqual([{ code: 'model', detail: 'a needs itself' }])
  })

  it('asked for what is not there says so', async () => {
    expect(decided(await of('1'), 'other').trace.warnings[0]?.code).toBe('model')
  })
})

describe('business knowledge', () => {
  const twice =
    '<businessKnowledgeModel id="_twice" name="twice"><variable name="twice"/><encapsulatedLogic>' +
    '<formalParameter name="n" typeRef="number"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>'
  it.each([
    ['twice(4)', 8],
    ['twice(n: 4)', 8],
    ['twice([4])', 8],
    ['twice("4")', null],
    ['twice()', null],
    ['twice(1, 2)', null],
    ['twice(m: 1)', null],
  ])('%s is %s', async (text, expected) => {
    const rules = await rulesOf(twice + aDecision('answer', literal(text), { knows: ['twice'] }))
    expect(decided(rules, 'answer').result).toBe(expected)
  })

  it('is invoked from a box', async () => {
    const logic = `<invocation>${literal('twice')}<binding><parameter name="n"/>${literal('21')}</binding></invocation>`
    const rules = await rulesOf(twice + aDecision('answer', logic, { knows: ['twice'] }))
    expect(decided(rules, 'answer').result).toBe(42)
  })

  it('may call itself, but not for ever', async () => {
    const model = (text: string) =>
      `<businessKnowledgeModel id="_f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>${literal(text)}</encapsulatedLogic></businessKnowledgeModel>` +
      aDecision('answer', literal('f(5)'), { knows: ['f'] })
    expect(decided(await rulesOf(model('if n < 2 then 1 else n * f(n - 1)')), 'answer').result).toBe(120)
    const { result, trace } = decided(await rulesOf(model('f(n + 1)')), 'answer')
    expect([result, trace.complete, trace.warnings.at(-1)?.code]).toEqual([null, false, 'too-much'])
  })
})

describe('decision services', () => {
  const parts =
    anInput('data', 'string') +
    aDecision('given', literal('"from the model"'), { type: 'string' }) +
    aDecision('inside', literal('data + " " + given'), { inputs: ['data'], needs: ['given'] }) +
    aDecision('second', literal('given'), { needs: ['given'] })
  const service = (outputs: string[]) =>
    `<decisionService id="_s" name="s"><variable name="s"/>${outputs.map((each) => `<outputDecision href="#_${each}"/>`).join('')}
     <inputDecision href="#_given"/><inputData href="#_data"/></decisionService>`

  it('take input data first, then decisions, and leave the world outside alone', async () => {
    const rules = await rulesOf(
      `${parts}${service(['inside'])}${aDecision('answer', literal('[s("A", "B"), given]'), { knows: ['s'], needs: ['given'] })}`,
    )
    expect(decided(rules, 'answer').result).toEqual(['A B', 'from the model'])
  })

  it('with several outputs give them by name, and are called by name from outside', async () => {
    const rules = await rulesOf(parts + service(['inside', 'second']))
    expect(decided(rules, 's', { data: 'A', given: 'B' }).result).toEqual({ inside: 'A B', second: 'B' })
  })
})

describe('boxes', () => {
  const entry = (name: string, text: string) =>
    `<contextEntry>${name && `<variable name="${name}"/>`}${literal(text)}</contextEntry>`
  const child = (name: string, text: string) => `<${name}>${literal(text)}</${name}>`
  it.each([
    [
      'a context',
      `<context>${entry('full name', '"A"')}${entry('b', 'full name + "!"')}</context>`,
      { 'full name': 'A', b: 'A!' },
    ],
    ['a context with a result', `<context>${entry('a', '1')}${entry('', 'a + 1')}</context>`, 2],
    ['a list', `<list>${literal('1')}${literal('2')}</list>`, [1, 2]],
    [
      'a relation',
      `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('2')}</row><row>${literal('3')}${literal('4')}</row></relation>`,
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    ],
    [
      'a conditional',
      `<conditional>${child('if', '1 > 2')}${child('then', '"yes"')}${child('else', '"no"')}</conditional>`,
      'no',
    ],
    ['a filter', `<filter>${child('in', '[1, 2, 3]')}${child('match', 'item > 1')}</filter>`, [2, 3]],
    ['an iteration', `<for iteratorVariable="i">${child('in', '1..3')}${child('return', 'i')}</for>`, null],
    [
      'an iteration over a range',
      `<for iteratorVariable="i">${child('in', '[1..3]')}${child('return', 'i + count(partial)')}</for>`,
      [1, 3, 5],
    ],
    ['some', `<some iteratorVariable="i">${child('in', '[1, 2]')}${child('satisfies', 'i > 1')}</some>`, true],
    ['every', `<every iteratorVariable="i">${child('in', '[1, 2]')}${child('satisfies', 'i > 1')}</every>`, false],
    [
      'a function',
      `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n" typeRef="number"/>${literal('n + 1')}</functionDefinition></contextEntry>${entry('', 'f(1)')}</context>`,
      2,
    ],
    [
      'a program from outside',
      `<context><contextEntry><variable name="f"/><functionDefinition kind="Java"><formalParameter name="n"/>${literal('1')}</functionDefinition></contextEntry>${entry('', 'f(1)')}</context>`,
      null,
    ],
    ['nothing', '', null],
    ['an empty expression', literal(''), null],
    ['no expression', literal('1 + + +'), null],
  ])('%s', async (_, logic, expected) => {
    expect((await boxed(logic)).result).toEqual(expected)
  })
})

describe('types', () => {
  const types = `
    <itemDefinition name="tColour"><typeRef>string</typeRef><allowedValues><text>"red", "blue"</text></allowedValues></itemDefinition>
    <itemDefinition name="tOther"><typeRef>tColour</typeRef><allowedValues><text>"green"</text></allowedValues></itemDefinition>
    <itemDefinition name="tColours" isCollection="true"><typeRef>tColour</typeRef></itemDefinition>
    <itemDefinition name="tFew" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
    <itemDefinition name="tPerson"><itemComponent name="full name"><typeRef>string</typeRef></itemComponent><itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="tDay"><typeRef>date and time</typeRef></itemDefinition>
    <itemDefinition name="tLoop"><itemComponent name="next"><typeRef>tLoop</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="tTextual"><functionItem outputTypeRef="string"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>`
  const typed = async (type: string, text: string) =>
    decided(await rulesOf(types + aDecision('answer', literal(text), { type })), 'answer').result

  it.each([
    ['number', '"a"', null],
    ['number', '[1]', 1],
    ['number', '[1, 2]', null],
    ['tColour', '"red"', 'red'],
    ['tColour', '"green"', null],
    ['tOther', '"green"', 'green'],
    ['tOther', '"red"', null],
    ['tColours', '"red"', ['red']],
    ['tColours', '["red", "green"]', null],
    ['tFew', '[1, 2]', [1, 2]],
    ['tFew', '[1, 2, 3]', null],
    ['tPerson', '{full name: "A", age: 1, more: 2}', { 'full name': 'A', age: 1, more: 2 }],
    ['tPerson', '{full name: "A"}', null],
    ['tDay', '@"2026-01-02"', '2026-01-02T00:00:00Z'],
    ['tLoop', '{next: {next: null}}', { next: { next: null } }],
    ['unknown', '1', 1],
    ['Any', '1 instance of tColour', false],
    ['Any', '"green" instance of tColour', true],
    ['Any', '{full name: "A", age: null} instance of tPerson', true],
  ])('%s: %s is %j', async (type, text, expected) => {
    expect(await typed(type, text)).toEqual(expected)
  })

  it('of functions hold what goes in and what comes out', async () => {
    const rules = await rulesOf(
      types +
        aDecision('f', literal('function(n) n', 'tTextual')) +
        aDecision('answer', literal('[f(1), f("a")]'), { needs: ['f'] }),
    )
    expect(decided(rules, 'answer').result).toEqual([null, null])
  })

  it('of input make dates of texts from forms, and nothing of what does not fit', async () => {
    const rules = await rulesOf(
      types +
        anInput('day', 'date') +
        anInput('person', 'tPerson') +
        aDecision('answer', literal('[day.year, person.full name]'), { inputs: ['day', 'person'] }),
    )
    const given = { day: '2026-03-02', person: { 'full name': 'Åsa', age: '40' } }
    expect(decided(rules, 'answer', given).result).toEqual([2026, 'Åsa'])
    expect(decided(rules, 'answer', { day: 'soon', person: { age: 1 } }).result).toEqual([null, null])
  })

  it('no model tells may have members of several words all the same', async () => {
    const rules = await rulesOf(
      anInput('person') +
        aDecision('answer', literal('person.given name + person.children[of school age = true].given name[1]'), {
          inputs: ['person'],
        }),
    )
    const person = { 'given name': 'A', children: [{ 'given name': 'B', 'of school age': true }] }
    expect(decided(rules, 'answer', { person }).result).toBe('AB')
  })
})

describe('imports', () => {
  const inner = (namespace: string, more = '') =>
    aModel(
      `<itemDefinition name="tName"><typeRef>string</typeRef></itemDefinition>${more}` +
        anInput('Their name', 'tName') +
        aDecision('Their greeting', literal('"Hello " + Their name'), { inputs: ['Their name'] }),
      { namespace },
    )
  const need = (href: string, kind = 'requiredDecision') =>
    `<informationRequirement><${kind} href="${href}"/></informationRequirement>`

  it('are used by their name, each with input data of its own', async () => {
    const main = aModel(
      `<import name="one" namespace="urn:one" importType="x"/><import name="two" namespace="urn:two" importType="x"/>
      <decision id="a" name="answer"><variable name="answer" typeRef="one.tName"/>${need('urn:one#_Their_greeting')}${need('urn:two#_Their_greeting')}
      ${literal('one.Their greeting + ", " + two.Their greeting')}</decision>`,
    )
    const rules = await readRules(main, [inner('urn:one'), inner('urn:two')])
    expect(decided(rules, 'answer', { 'one.Their name': 'A', 'two.Their name': 'B' }).result).toBe('Hello A, Hello B')
  })

  it('share input data told by the namespace of its model', async () => {
    const main = aModel(
      `<import name="one" namespace="urn:one" importType="x"/>
      <decision id="a" name="answer"><variable name="answer"/>${need('urn:one#_Their_greeting')}${literal('one.Their greeting')}</decision>`,
    )
    const rules = await readRules(main, [inner('urn:one')])
    expect(decided(rules, 'answer', { 'urn:one#Their name': 'A' }).result).toBe('Hello A')
  })

  it('without a name are used as if they were here', async () => {
    const main = aModel(
      `<import name="" namespace="urn:one" importType="x"/>
      <decision id="a" name="answer"><variable name="answer"/>${need('urn:one#_Their_name', 'requiredInput')}${literal('Their name')}</decision>`,
    )
    expect(decided(await readRules(main, [inner('urn:one')]), 'answer', { 'Their name': 'A' }).result).toBe('A')
  })

  it('in a ring end', async () => {
    const ring = (own: string, other: string) =>
      aModel(`<import name="x" namespace="${other}" importType="x"/>${aDecision('answer', literal('1'))}`, {
        namespace: own,
      })
    expect(decided(await readRules(ring('urn:a', 'urn:b'), [ring('urn:b', 'urn:a')]), 'answer').result).toBe(1)
  })
})

it('decides a hundred tables of ten rules within ten milliseconds, once they have been read', async () => {
  const table = (at: number) =>
    aDecision(
      `t${at}`,
      `<decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input><output/>${Array.from(
        { length: 10 },
        (_, rule) =>
          `<rule><inputEntry><text>[${rule}..${rule + 1})</text></inputEntry><outputEntry><text>${rule}</text></outputEntry></rule>`,
      ).join('')}</decisionTable>`,
      { inputs: ['n'] },
    )
  const names = Array.from({ length: 100 }, (_, at) => `t${at}`)
  const rules = await rulesOf(
    anInput('n', 'number') +
      names.map((_, at) => table(at)).join('') +
      aDecision('answer', literal('1'), { needs: names }),
  )
  decided(rules, 'answer', { n: 9 })
  const times = Array.from({ length: 20 }, () => {
    const from = performance.now()
    decided(rules, 'answer', { n: 9.5 })
    return performance.now() - from
  })
  expect(Math.min(...times)).toBeLessThan(10)
})
