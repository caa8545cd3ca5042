/** A decision model as it was written, freed from XML. Everything that evaluates reads this, never the file. */
export type Model = {
  readonly name: string
  readonly namespace: string
  readonly xml: string
  readonly prefixes: ReadonlyMap<string, string>
  readonly imports: readonly Import[]
  readonly types: readonly TypeDefinition[]
  readonly inputs: readonly InputData[]
  readonly decisions: readonly Decision[]
  readonly knowledge: readonly KnowledgeModel[]
  readonly services: readonly DecisionService[]
  /** Names that members of values may have, beside those that types tell. */
  readonly memberNames: readonly string[]
}

export type Import = { readonly name: string; readonly namespace: string }
export type Item = { readonly name: string; readonly typeRef: string | null }

export type TypeDefinition = {
  readonly name: string
  readonly typeRef: string | null
  readonly isCollection: boolean
  readonly allowedValues: string | null
  readonly typeConstraint: string | null
  readonly components: readonly TypeDefinition[]
  readonly function: { readonly parameters: readonly Item[]; readonly result: string | null } | null
}

export type InputData = {
  readonly id: string
  readonly name: string
  readonly variable: string
  readonly label: string
  readonly typeRef: string | null
}

export type Decision = {
  readonly id: string
  readonly name: string
  readonly variable: string
  readonly label: string
  readonly question: string | null
  readonly typeRef: string | null
  readonly needs: readonly string[]
  readonly knows: readonly string[]
  readonly logic: Boxed | null
}

export type KnowledgeModel = {
  readonly id: string
  readonly name: string
  readonly variable: string
  readonly typeRef: string | null
  readonly knows: readonly string[]
  readonly logic: (Boxed & { kind: 'function' }) | null
}

export type DecisionService = {
  readonly id: string
  readonly name: string
  readonly variable: string
  readonly typeRef: string | null
  readonly outputs: readonly string[]
  readonly inputDecisions: readonly string[]
  readonly inputData: readonly string[]
}

type Typed = { readonly typeRef: string | null }
/** An expression in a box. */
export type Boxed = Typed &
  (
    | { readonly kind: 'literal'; readonly text: string }
    | { readonly kind: 'table'; readonly table: DecisionTable }
    | { readonly kind: 'context'; readonly entries: readonly { variable: Item | null; value: Boxed | null }[] }
    | {
        readonly kind: 'invocation'
        readonly called: Boxed | null
        readonly bindings: readonly { parameter: Item; value: Boxed | null }[]
      }
    | { readonly kind: 'list'; readonly items: readonly (Boxed | null)[] }
    | { readonly kind: 'relation'; readonly columns: readonly Item[]; readonly rows: readonly (Boxed | null)[][] }
    | {
        readonly kind: 'function'
        readonly parameters: readonly Item[]
        readonly body: Boxed | null
        readonly external: boolean
      }
    | {
        readonly kind: 'conditional'
        readonly condition: Boxed | null
        readonly yes: Boxed | null
        readonly no: Boxed | null
      }
    | { readonly kind: 'filter'; readonly in: Boxed | null; readonly match: Boxed | null }
    | {
        readonly kind: 'for' | 'some' | 'every'
        readonly iterator: string
        readonly in: Boxed | null
        readonly body: Boxed | null
      }
  )

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER'

export type DecisionTable = {
  readonly label: string
  readonly hitPolicy: HitPolicy
  readonly aggregation: 'SUM' | 'COUNT' | 'MIN' | 'MAX' | null
  readonly inputs: readonly { label: string; text: string; typeRef: string | null; allowed: string | null }[]
  readonly outputs: readonly {
    name: string | null
    typeRef: string | null
    allowed: string | null
    otherwise: string | null
  }[]
  readonly annotations: readonly string[]
  readonly rules: readonly {
    id: string
    description: string | null
    tests: readonly string[]
    outputs: readonly string[]
    annotations: readonly string[]
  }[]
}
