import { DmnModdle } from 'dmn-moddle'
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' }

/** An element as dmn-moddle reads it. */
export type Element = {
  readonly $type: string
  readonly $attrs?: Record<string, unknown>
  readonly [property: string]: unknown
}

/** The namespace dmn-moddle knows; the other versions' elements are the same or a subset, but for those added below. */
const KNOWN = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const versions = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|dmn\.xsd)$/

type Property = { name: string; type: string; isAttr?: true; xml?: { serialize: string } }
const child = (name: string, type = 'ChildExpression'): Property => ({ name, type, xml: { serialize: 'property' } })
const expression = ['Expression']

/** What came after version 1.3: conditionals, filters, iterations, and tests of a whole list. */
const later = [
  { name: 'ChildExpression', superClass: ['DMNElement'], properties: [{ name: 'value', type: 'Expression' }] },
  {
    name: 'TypedChildExpression',
    superClass: ['ChildExpression'],
    properties: [{ name: 'typeRef', type: 'String', isAttr: true }],
  },
  { name: 'Conditional', superClass: expression, properties: [child('if'), child('then'), child('else')] },
  { name: 'Filter', superClass: expression, properties: [child('in'), child('match')] },
  {
    name: 'Iterator',
    isAbstract: true,
    superClass: expression,
    properties: [{ name: 'iteratorVariable', type: 'String', isAttr: true }, child('in', 'TypedChildExpression')],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies')] },
]

const language = {
  ...dmn13,
  types: [
    ...dmn13.types.map((type) =>
      type.name === 'ItemDefinition'
        ? { ...type, properties: [...type.properties, child('typeConstraint', 'UnaryTests')] }
        : type,
    ),
    ...later,
  ],
}

/** Larger files are not read. */
const LARGEST = 5_000_000

/** Reads a DMN file of any version. Throws a plain error for what is none. */
export async function readElements(xml: string): Promise<Element> {
  if (xml.length > LARGEST) throw new Error('The model is too large.')
  const moddle = new DmnModdle({ dmn: language })
  const { rootElement } = await moddle.fromXML(inKnownVersion(xml), 'dmn:Definitions')
  return rootElement as Element
}

function inKnownVersion(xml: string): string {
  return xml.replace(
    /(\sxmlns(?::[\w.-]+)?\s*=\s*)(["'])(.*?)\2/g,
    (whole, before: string, quote: string, uri: string) =>
      versions.test(uri) ? `${before}${quote}${KNOWN}${quote}` : whole,
  )
}
