import { type Element, readElements } from './dmn-language.ts'
import type {
  Boxed,
  Decision,
  DecisionService,
  DecisionTable,
  HitPolicy,
  Item,
  KnowledgeModel,
  Model,
  TypeDefinition,
} from './model.ts'

/** Thrown for a file that is no decision model. */
export class NotAModel extends Error {}

/** Reads a decision model from its file. */
export async function readModel(xml: string): Promise<Model> {
  let root: Element
  try {
    root = await readElements(xml)
  } catch (cause) {
    throw new NotAModel((cause as Error).message)
  }
  const elements = many(root, 'drgElement')
  const of = (type: string) => elements.filter(({ $type }) => $type === `dmn:${type}`)
  const types = many(root, 'itemDefinition').map(typeDefinition)
  return {
    name: text(root, 'name') ?? '',
    namespace: text(root, 'namespace') ?? '',
    xml,
    prefixes: new Map(
      Object.entries(root.$attrs ?? {}).flatMap(([name, uri]) =>
        name.startsWith('xmlns:') && typeof uri === 'string' ? [[name.slice(6), uri] as const] : [],
      ),
    ),
    imports: many(root, 'import').map((each) => ({
      name: text(each, 'name') ?? '',
      namespace: text(each, 'namespace') ?? '',
    })),
    types,
    inputs: of('InputData').map((each) => ({ ...identity(each), typeRef: variableType(each) })),
    decisions: of('Decision').map(decision),
    knowledge: of('BusinessKnowledgeModel').map(knowledgeModel),
    services: of('DecisionService').map(service),
    memberNames: memberNames(xml, types),
  }
}

function many(element: Element, name: string): Element[] {
  const found = element[name]
  return Array.isArray(found) ? (found as Element[]) : []
}

function one(element: Element, name: string): Element | null {
  return (element[name] as Element | undefined) ?? null
}

function text(element: Element | null, name: string): string | null {
  const found = element?.[name]
  return typeof found === 'string' ? found : null
}

/** What an element is called: by those who ask for it, by the expressions that use it, and by people. */
function identity(element: Element): { id: string; name: string; variable: string; label: string } {
  const name = text(element, 'name') ?? text(one(element, 'variable'), 'name') ?? ''
  return {
    id: text(element, 'id') ?? name,
    name,
    variable: text(one(element, 'variable'), 'name') ?? name,
    label: text(element, 'label') ?? name,
  }
}

function variableType(element: Element): string | null {
  return text(one(element, 'variable'), 'typeRef')
}

function item(element: Element): Item {
  return { name: text(element, 'name') ?? '', typeRef: text(element, 'typeRef') }
}

/** The texts of tests: empty ones are none. */
function tests(element: Element | null): string | null {
  const found = text(element, 'text')
  return found === null || found.trim() === '' ? null : found
}

function typeDefinition(element: Element): TypeDefinition {
  const ofFunction = one(element, 'functionItem')
  return {
    name: text(element, 'name') ?? '',
    typeRef: text(element, 'typeRef')?.trim() ?? null,
    isCollection: element['isCollection'] === true,
    allowedValues: tests(one(element, 'allowedValues')),
    typeConstraint: tests(one(element, 'typeConstraint')),
    components: many(element, 'itemComponent').map(typeDefinition),
    function: ofFunction && {
      parameters: many(ofFunction, 'parameters').map(item),
      result: text(ofFunction, 'outputTypeRef'),
    },
  }
}

/** What an element refers to, by its address within the model or another. */
function hrefs(elements: Element[], ...names: string[]): string[] {
  return elements.flatMap((each) =>
    names.flatMap((name) => {
      const href = text(one(each, name), 'href')
      return href === null ? [] : [href]
    }),
  )
}

function references(element: Element, name: string): string[] {
  return many(element, name).flatMap((each) => text(each, 'href') ?? [])
}

function decision(element: Element): Decision {
  return {
    ...identity(element),
    question: text(element, 'question'),
    typeRef: variableType(element),
    needs: hrefs(many(element, 'informationRequirement'), 'requiredDecision', 'requiredInput'),
    knows: hrefs(many(element, 'knowledgeRequirement'), 'requiredKnowledge'),
    logic: boxed(one(element, 'decisionLogic')),
  }
}

function knowledgeModel(element: Element): KnowledgeModel {
  const logic = boxed(one(element, 'encapsulatedLogic'))
  return {
    ...identity(element),
    typeRef: variableType(element),
    knows: hrefs(many(element, 'knowledgeRequirement'), 'requiredKnowledge'),
    logic: logic?.kind === 'function' ? logic : null,
  }
}

function service(element: Element): DecisionService {
  return {
    ...identity(element),
    typeRef: variableType(element),
    outputs: references(element, 'outputDecision'),
    inputDecisions: references(element, 'inputDecision'),
    inputData: references(element, 'inputData'),
  }
}

function boxed(element: Element | null): Boxed | null {
  if (!element) return null
  const typeRef = text(element, 'typeRef')
  const inside = (name: string) => child(one(element, name))
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return { kind: 'literal', typeRef, text: text(element, 'text') ?? '' }
    case 'dmn:DecisionTable':
      return { kind: 'table', typeRef, table: decisionTable(element) }
    case 'dmn:Context':
      return { kind: 'context', typeRef, entries: many(element, 'contextEntry').map(contextEntry) }
    case 'dmn:Invocation':
      return {
        kind: 'invocation',
        typeRef,
        called: boxed(one(element, 'calledFunction')),
        bindings: many(element, 'binding').flatMap((each) => {
          const parameter = one(each, 'parameter')
          return parameter ? [{ parameter: item(parameter), value: boxed(one(each, 'bindingFormula')) }] : []
        }),
      }
    case 'dmn:List':
      return { kind: 'list', typeRef, items: many(element, 'elements').map(boxed) }
    case 'dmn:Relation':
      return {
        kind: 'relation',
        typeRef,
        columns: many(element, 'column').map(item),
        rows: many(element, 'row').map((row) => many(row, 'elements').map(boxed)),
      }
    case 'dmn:FunctionDefinition':
      return functionDefinition(element)
    case 'dmn:Conditional':
      return { kind: 'conditional', typeRef, condition: inside('if'), yes: inside('then'), no: inside('else') }
    case 'dmn:Filter':
      return { kind: 'filter', typeRef, in: inside('in'), match: inside('match') }
    case 'dmn:For':
    case 'dmn:Some':
    case 'dmn:Every':
      return {
        kind: element.$type === 'dmn:For' ? 'for' : element.$type === 'dmn:Some' ? 'some' : 'every',
        typeRef,
        iterator: text(element, 'iteratorVariable') ?? '',
        in: inside('in'),
        body: inside(element.$type === 'dmn:For' ? 'return' : 'satisfies'),
      }
    default:
      return null
  }
}

/** An expression within a conditional, a filter or an iteration; it may tell its type itself. */
function child(element: Element | null): Boxed | null {
  if (!element) return null
  const inside = boxed(one(element, 'value'))
  const typeRef = text(element, 'typeRef')
  return inside && typeRef !== null && inside.typeRef === null ? { ...inside, typeRef } : inside
}

function contextEntry(element: Element): { variable: Item | null; value: Boxed | null } {
  const variable = one(element, 'variable')
  return { variable: variable && item(variable), value: boxed(one(element, 'value')) }
}

function functionDefinition(element: Element): Boxed {
  return {
    kind: 'function',
    typeRef: text(element, 'typeRef'),
    parameters: many(element, 'formalParameter').map(item),
    body: boxed(one(element, 'body')),
    external: (text(element, 'kind') ?? 'FEEL') !== 'FEEL',
  }
}

function decisionTable(element: Element): DecisionTable {
  return {
    label: text(element, 'outputLabel') ?? '',
    hitPolicy: (text(element, 'hitPolicy') ?? 'UNIQUE') as HitPolicy,
    aggregation: text(element, 'aggregation') as DecisionTable['aggregation'],
    inputs: many(element, 'input').map((each) => {
      const expression = one(each, 'inputExpression')
      const written = text(expression, 'text') ?? ''
      return {
        label: text(each, 'label') ?? written,
        text: written,
        typeRef: text(expression, 'typeRef'),
        allowed: tests(one(each, 'inputValues')),
      }
    }),
    outputs: many(element, 'output').map((each) => ({
      name: text(each, 'name'),
      typeRef: text(each, 'typeRef'),
      allowed: tests(one(each, 'outputValues')),
      otherwise: tests(one(each, 'defaultOutputEntry')),
    })),
    annotations: many(element, 'annotation').map((each) => text(each, 'name') ?? ''),
    rules: many(element, 'rule').map((each) => ({
      id: text(each, 'id') ?? '',
      description: text(each, 'description'),
      tests: many(each, 'inputEntry').map((entry) => text(entry, 'text') ?? ''),
      outputs: many(each, 'outputEntry').map((entry) => text(entry, 'text') ?? ''),
      annotations: many(each, 'annotationEntry').map((entry) => text(entry, 'text') ?? ''),
    })),
  }
}

/** Every name that may stand after a point: what types tell, what tables and contexts make, what contexts in expressions name. */
function memberNames(xml: string, types: readonly TypeDefinition[]): string[] {
  const names = new Set<string>()
  const tell = (each: TypeDefinition) => {
    names.add(each.name)
    each.components.forEach(tell)
  }
  types.forEach((each) => each.components.forEach(tell))
  for (const [, name] of xml.matchAll(/<(?:[\w.-]+:)?(?:output|column|variable)\b[^>]*?\sname="([^"]{1,200})"/g))
    names.add(unescaped(name!))
  for (const [, quoted, plain] of xml.matchAll(
    /[{,]\s*(?:(?:"|&quot;)([^"&<>]{1,100}?)(?:"|&quot;)|([^"{}:,<>&]{1,100}?))\s*:/g,
  ))
    names.add((quoted ?? plain ?? '').trim())
  names.delete('')
  return [...names].slice(0, 2000)
}

function unescaped(name: string): string {
  return name
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
