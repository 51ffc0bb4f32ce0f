import type { Schema } from '@cfworker/json-schema'

export type ParsedSchema = {
  readonly schema: Schema | boolean
  /** It holds patterns, which are not tried. */
  readonly hasPatterns: boolean
}

/**
 * A JSON Schema that anybody may have written, made safe to check an example with: the time it takes is bounded. Throws a SyntaxError where
 * it is not JSON; undefined where it is no schema.
 */
export function parseSchema(text: string): ParsedSchema | undefined {
  let hasPatterns = false
  let isLoosened = false
  let isReversing = false
  let steps = 0
  const step = () => {
    steps++
    if (steps > MOST_STEPS) throw new TooMuchWork()
  }
  const schema: unknown = JSON.parse(text, (_key, value: unknown) => {
    if (!isObject(value)) return value
    hasPatterns ||= 'patternProperties' in value || typeof value.pattern === 'string'
    isReversing ||= REVERSING.some((keyword) => keyword in value)
    const loose = loosened(value)
    isLoosened ||= Object.keys(loose).length < Object.keys(value).length
    return metered(loose, step)
  })
  if (typeof schema !== 'boolean' && !isObject(schema)) return undefined
  return { schema: isLoosened && isReversing ? true : schema, hasPatterns }
}

/** The schema refers to itself, or to parts of itself, over and over. */
export class TooMuchWork extends Error {}

const MOST_STEPS = 20_000

/** Where these stand, a schema without some of its rules may refuse what the whole of it takes. */
const REVERSING = ['not', 'if', 'oneOf', 'maxContains', 'unevaluatedProperties', 'unevaluatedItems']

/** Without what can take more than linear time: regular expressions (one of the library's own among them) and comparing all items. */
function loosened({ patternProperties, ...schema }: Keywords): Keywords {
  if (typeof schema.pattern === 'string') delete schema.pattern
  if (schema.format === 'url') delete schema.format
  if (schema.uniqueItems === true) delete schema.uniqueItems
  if (patternProperties !== undefined) delete schema.additionalProperties
  return schema
}

type Keywords = { [keyword: string]: unknown }

/** The validator looks for this keyword, which 2020-12 has no more, whenever it turns to a schema: there its steps are counted. */
const metered = (schema: Keywords, step: () => void): Keywords =>
  Object.defineProperty(schema, '$recursiveAnchor', { get: step, enumerable: false })

const isObject = (value: unknown): value is Keywords =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
