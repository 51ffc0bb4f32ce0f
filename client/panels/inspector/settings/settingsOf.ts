import type { Field } from '../../../../shared/topology/behaviour'
import type { FieldValue } from '../../../../shared/topology/behaviourFields'

/** One field of a thing's behaviour, as a form shows and changes it. */
export type Setting<T = FieldValue> = {
  /** Element and field. */
  readonly id: string
  readonly name: string
  readonly field: Field
  readonly value: T
  /** Not as it is when nothing is said. */
  readonly isChanged: boolean
  set(value: T): void
  reset(): void
}
export type Settings<B> = { readonly [K in keyof B]: Setting<B[K]> }

type Source<B> = {
  readonly id: string
  /** With every field: as drawn, otherwise as assumed. */
  readonly values: B
  change(changed: Partial<B>): void
}

/** The settings of one element, one for each field of its table. */
export function settingsOf<B extends object>(
  fields: { readonly [K in keyof B]: Field },
  { id, values, change }: Source<B>,
): Settings<B> {
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(values))
  const settings = Object.entries<Field>(fields).map(([name, field]) => {
    const put = (value: unknown) => change({ [name]: value } as Partial<B>)
    const value = held.get(name)
    const isChanged = value !== field.assumed
    return [name, { id: `${id} ${name}`, name, field, value, isChanged, set: put, reset: () => put(field.assumed) }]
  })
  return Object.fromEntries(settings) as Settings<B>
}
