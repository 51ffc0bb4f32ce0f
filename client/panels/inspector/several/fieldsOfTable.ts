import type { Field } from '../../../../shared/topology/behaviour'
import { readTemplate, readText } from '../readField'
import { numberAsText, readNumber, type Unit } from '../settings/readNumber'
import type { SeveralField } from './severalField'

/** A text by which a choice is known to people. */
export type ChoiceWords = { readonly [value: string]: { readonly label: string } }
type Words = {
  readonly label: string
  readonly unit?: Unit
  readonly choices?: ChoiceWords
  /** Whether a text has lines; whether it is a template, which is refused where it is none. */
  readonly lines?: boolean
  readonly template?: boolean
}

/** Fields of behaviour by their table: numbers with their bounds, flags, choices and texts. What an expression comes out as is shown for one thing at a time. */
export function fieldsOfTable<E extends object, B extends object>(
  table: { readonly [K in keyof B]: Field },
  valuesOf: (element: E) => B,
  words: { readonly [K in keyof B]?: Words },
): readonly SeveralField<E>[] {
  return Object.entries<Words | undefined>(words).flatMap(([name, said]) => {
    const field = new Map<string, Field>(Object.entries<Field>(table)).get(name)
    return field && said ? [fieldOf({ name, field, words: said, valuesOf })] : []
  })
}

type Made<E, B> = {
  readonly name: string
  readonly field: Field
  readonly words: Words
  readonly valuesOf: (element: E) => B
}

function fieldOf<E extends object, B extends object>({ name, field, words, valuesOf }: Made<E, B>): SeveralField<E> {
  const held = (element: E): unknown => new Map<string, unknown>(Object.entries(valuesOf(element))).get(name)
  const put = (element: E, value: unknown): E => ({ ...element, [name]: value })
  const { label, unit = '', choices, lines = false, template = false } = words
  switch (field.kind) {
    case 'number': {
      const read = readNumber(label, field, unit)
      return {
        name,
        label,
        unit,
        textOf: (element) => numberAsText(Number(held(element)), unit),
        given(element, text) {
          const result = read(text)
          return result.ok ? { ok: true, value: put(element, result.value) } : result
        },
      }
    }
    case 'flag':
      return {
        name,
        label,
        choices: YES_NO,
        textOf: (element) => String(held(element)),
        given: (element, text) => ({ ok: true, value: put(element, text === 'true') }),
      }
    case 'text': {
      const read = template ? readTemplate : readText
      return {
        name,
        label,
        lines,
        textOf: (element) => String(held(element)),
        given(element, text) {
          const result = read(text)
          return result.ok ? { ok: true, value: put(element, result.value) } : result
        },
      }
    }
    case 'choice':
      return {
        name,
        label,
        ...(choices && { choices: Object.entries(choices).map(([value, said]) => ({ value, label: said.label })) }),
        textOf: (element) => String(held(element)),
        given: (element, text) => ({ ok: true, value: put(element, text) }),
      }
  }
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]
