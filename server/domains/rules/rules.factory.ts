import { type Decided, readRules, type Rules } from './index.ts'

const V15 = 'https://www.omg.org/spec/DMN/20230324/MODEL/'

/** A decision model around what is written in it. */
export function aModel(inside: string, { namespace = 'https://ekby.example/rules', version = V15, more = '' } = {}) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${version}" ${more} id="_m" name="Example" namespace="${namespace}">${inside}</definitions>`
}

/** An input datum. */
export function anInput(name: string, type = 'Any'): string {
  return `<inputData id="${idOf(name)}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
}

/** A decision; `needs` and `knows` are names of other elements. */
export function aDecision(
  name: string,
  logic: string,
  {
    needs = [],
    inputs = [],
    knows = [],
    type = 'Any',
  }: Partial<Record<'needs' | 'inputs' | 'knows', string[]>> & { type?: string } = {},
): string {
  const requirement = (kind: string, of: string, named: string) => `<${kind}><${of} href="#${idOf(named)}"/></${kind}>`
  return `<decision id="${idOf(name)}" name="${name}"><variable name="${name}" typeRef="${type}"/>
${needs.map((each) => requirement('informationRequirement', 'requiredDecision', each)).join('')}
${inputs.map((each) => requirement('informationRequirement', 'requiredInput', each)).join('')}
${knows.map((each) => requirement('knowledgeRequirement', 'requiredKnowledge', each)).join('')}
${logic}</decision>`
}

/** An expression of words. */
export function literal(text: string, type?: string): string {
  return `<literalExpression${type ? ` typeRef="${type}"` : ''}><text>${escaped(text)}</text></literalExpression>`
}

type TableParts = {
  hitPolicy?: string
  aggregation?: string
  inputs: readonly (string | { text: string; label?: string; allowed?: string })[]
  outputs: readonly (string | { name?: string; allowed?: string; otherwise?: string })[]
  annotations?: readonly string[]
  rules: readonly (readonly [tests: readonly string[], outputs: readonly string[], annotations?: readonly string[]])[]
}

/** A decision table. */
export function aTable({ hitPolicy, aggregation, inputs, outputs, annotations = [], rules }: TableParts): string {
  const text = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}><text>${escaped(value)}</text></${name}>`
  return `<decisionTable${hitPolicy ? ` hitPolicy="${hitPolicy}"` : ''}${aggregation ? ` aggregation="${aggregation}"` : ''}>
${inputs
  .map((each) => (typeof each === 'string' ? { text: each } : each))
  .map(
    ({ text: of, label, allowed }: { text: string; label?: string; allowed?: string }) =>
      `<input${label ? ` label="${label}"` : ''}>${text('inputExpression', of)}${text('inputValues', allowed)}</input>`,
  )
  .join('')}
${outputs
  .map((each) => (typeof each === 'string' ? { name: each } : each))
  .map(
    ({ name, allowed, otherwise }: { name?: string; allowed?: string; otherwise?: string }) =>
      `<output${name ? ` name="${name}"` : ''}>${text('outputValues', allowed)}${text('defaultOutputEntry', otherwise)}</output>`,
  )
  .join('')}
${annotations.map((each) => `<annotation name="${each}"/>`).join('')}
${rules
  .map(
    ([tests, made, words = []]) =>
      `<rule>${tests.map((each) => text('inputEntry', each)).join('')}${made.map((each) => text('outputEntry', each)).join('')}${words.map((each) => text('annotationEntry', each)).join('')}</rule>`,
  )
  .join('')}
</decisionTable>`
}

function idOf(name: string): string {
  return `_${name.replace(/\W/g, '_')}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Rules around what is written in a model. */
export function rulesOf(inside: string): Promise<Rules> {
  return readRules(aModel(inside))
}

/** A decision made by rules on a fixed day. */
export function decided(rules: Rules, decision: string, inputs: Record<string, unknown> = {}): Decided {
  return rules.decide(decision, inputs, { now: new Date('2026-03-02T09:30:00Z') })
}
