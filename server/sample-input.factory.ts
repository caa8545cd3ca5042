import { z } from 'zod'
import type { Operation } from '#platform/operations/contract.ts'

/** As much of JSON Schema as inputs of operations come to. */
export type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: unknown
  minimum?: number
  minLength?: number
  minItems?: number
  default?: unknown
}

/** The JSON Schema of what an operation takes, before its own cleaning. */
export function inputSchema(operation: Operation): Schema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** Chooses for a field: one of several, by its name. */
export type Chooser = {
  /** A value for a field of this name, or undefined to make one from its schema. */
  named(name: string, schema: Schema): unknown
  /** Which of so many. */
  oneOf(count: number): number
  /** Whether a field that may be left out is sent. */
  sends(name: string): boolean
}

/** An input that fits the schema, or nearly: what the schema cannot say (a date that is no moment) is left to the operation. */
export function sampleInput(schema: Schema, choose: Chooser, name = ''): unknown {
  const given = choose.named(name, schema)
  if (given !== undefined) return given
  const variants = (schema.anyOf ?? schema.oneOf)?.filter((variant) => variant.type !== 'null')
  if (variants && variants.length > 0) return sampleInput(variants[choose.oneOf(variants.length)]!, choose, name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[choose.oneOf(schema.enum.length)]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key) || choose.sends(key))
          .map(([key, field]) => [key, sampleInput(field, choose, key)]),
      )
    case 'array':
      return [sampleInput(schema.items ?? {}, choose, name)]
    case 'boolean':
      return choose.oneOf(2) === 1
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case undefined:
    default:
      return sampleText(schema)
  }
}

function sampleText(schema: Schema): string {
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  if (schema.format === 'date-time') return '2026-03-10T15:00:00Z'
  if (schema.format === 'date') return '2026-04-01'
  return 'sv'.padEnd(schema.minLength ?? 0, 'x')
}
