import type { Field } from '../../../../shared/topology/behaviour'
import { numberAsText, readNumber, type Unit } from '../settings/readNumber'
import type { SeveralField } from './severalField'

/** A text by which a choice is known to people. */
export type ChoiceWords = { readonly [value: string]: { readonly label: string } }
type Words = { readonly label: string; readonly unit?: Unit; readonly choices?: ChoiceWords }

/** Fields of behaviour by their table: numbers with their bounds, flags and choices. Texts have words and previews of their own, one at a time. */
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
  const { label, unit = '', choices } = words
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
    case 'choice':
    case 'text':
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
