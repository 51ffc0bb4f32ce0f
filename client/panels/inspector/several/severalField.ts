import type { Read } from '../readField'

/** A field that several things of a kind have in common, whatever stands in it. */
export type SeveralField<E> = {
  readonly name: string
  readonly label: string
  /** The only texts it may hold, where they are few. */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[]
  /** What stands behind a figure. */
  readonly unit?: string
  readonly lines?: boolean
  textOf(element: E): string
  /** The element with this in the field, or why it cannot have it. */
  given(element: E, text: string): Read<E>
}

/** What stands in the field of all of them; null where they differ. */
export function commonText<E>({ textOf }: SeveralField<E>, elements: readonly E[]): string | null {
  const [first, ...others] = elements.map(textOf)
  return first !== undefined && others.every((text) => text === first) ? first : null
}

export type Given<E> = {
  /** As they will be. */
  readonly taken: readonly E[]
  /** Those that cannot have it, and why. */
  readonly refused: readonly { readonly element: E; readonly sentence: string }[]
}

export function giveToAll<E>(field: SeveralField<E>, elements: readonly E[], text: string): Given<E> {
  const taken: E[] = []
  const refused: Given<E>['refused'][number][] = []
  for (const element of elements) {
    const given = field.given(element, text)
    if (given.ok) taken.push(given.value)
    else refused.push({ element, sentence: given.sentence })
  }
  return { taken, refused }
}

/** Text that none of them can have is a mistake of the text; otherwise those that can, get it. */
export function readForAll<E>(field: SeveralField<E>, elements: readonly E[]): (text: string) => Read<string> {
  return (text) => {
    const { taken, refused } = giveToAll(field, elements, text)
    const [first] = refused
    return taken.length === 0 && first ? { ok: false, sentence: first.sentence } : { ok: true, value: text }
  }
}
