/**
 * The kinds of values an expression knows. `whole` and `number` are CEL's int and double, in JavaScript bigint and number: whatever comes out
 * of a message is a `number`, in every language, because their JSON parsers disagree on 5 and 5.0.
 */
export const KINDS = ['null', 'flag', 'whole', 'number', 'text', 'list', 'map'] as const
export type Kind = (typeof KINDS)[number]

const SPOKEN: Readonly<Record<Kind, string>> = {
  null: 'null',
  flag: 'true or false',
  whole: 'a whole number',
  number: 'a decimal number',
  text: 'a text',
  list: 'a list',
  map: 'an object',
}

export const spokenKinds = (kinds: readonly Kind[]) => kinds.map((kind) => SPOKEN[kind]).join(' or ')

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'bigint':
      return 'whole'
    case 'boolean':
      return 'flag'
    default:
      return value === null || value === undefined ? 'null' : Array.isArray(value) ? 'list' : 'map'
  }
}

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => kindOf(value) === 'map'

/** What is known of a value before there is one: the kinds it may have, and those of everything inside it. */
export type Shape = { readonly kinds: readonly Kind[]; readonly within: readonly Kind[] }

export const plain = (...kinds: readonly Kind[]): Shape => ({ kinds, within: [] })

const JSON_KINDS = KINDS.filter((kind) => kind !== 'whole')
export const ANY_JSON: Shape = { kinds: JSON_KINDS, within: JSON_KINDS }

export const inside = ({ within }: Shape): Shape => ({ kinds: within, within })

export const eitherOf = (shapes: readonly Shape[]): Shape => ({
  kinds: [...new Set(shapes.flatMap(({ kinds }) => kinds))],
  within: [...new Set(shapes.flatMap(({ within }) => within))],
})

/** A list or map of these. */
export const holding = (kind: 'list' | 'map', shapes: readonly Shape[]): Shape => {
  const { kinds, within } = eitherOf(shapes)
  return { kinds: [kind], within: [...new Set([...kinds, ...within])] }
}
