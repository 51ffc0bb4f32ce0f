import {
  CALLS_FIELDS,
  CAPTURES_FIELDS,
  type Field,
  KEEPS_FIELDS,
  PRODUCES_FIELDS,
  SERVICE_FIELDS,
  STORE_FIELDS,
  SUBSCRIBES_FIELDS,
} from './behaviour'
import { LIMITS } from './limits'

/** The fields of behaviour, in the order in which files have them, by what they belong to. */
export const BEHAVIOUR_FIELDS = {
  service: SERVICE_FIELDS,
  store: STORE_FIELDS,
  produces: PRODUCES_FIELDS,
  subscribes: SUBSCRIBES_FIELDS,
  calls: CALLS_FIELDS,
  keeps: KEEPS_FIELDS,
  captures: CAPTURES_FIELDS,
} as const

export type Fields = { readonly [name: string]: Field }
export type FieldValue = string | number | boolean

type ValueOf<F extends Field> = F extends { kind: 'choice'; choices: readonly (infer C)[] }
  ? C
  : F extends { kind: 'number' }
    ? number
    : F extends { kind: 'flag' }
      ? boolean
      : string
/** What is said about a thing beyond the usual. */
export type Said<F extends Fields> = { readonly [N in keyof F]?: ValueOf<F[N]> }

/** Whether a field may hold this. */
export function mayHold(field: Field, value: unknown): value is FieldValue {
  switch (field.kind) {
    case 'number':
      return isWithin(field, value)
    case 'flag':
      return typeof value === 'boolean'
    case 'choice':
      return field.choices.some((choice) => choice === value)
    case 'text':
      return typeof value === 'string' && value.length <= LIMITS.textLength
  }
}

const isWithin = ({ from, to, whole }: Field & { kind: 'number' }, value: unknown): value is number =>
  typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))

/**
 * Each field as `read` finds it. What cannot be and what is assumed anyway is left out: so things that behave alike are equal, wherever
 * they were read.
 */
export function saidOf<F extends Fields>(fields: F, read: (name: string, field: Field) => unknown): Said<F> {
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const value = read(name, field)
    return mayHold(field, value) && value !== field.assumed ? [[name, value]] : []
  })
  return Object.fromEntries(said) as Said<F>
}
