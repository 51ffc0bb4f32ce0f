import { COLLECTIONS } from '../topology/collections'
import type { Topology } from '../topology/model'

/** Equal in content, whatever the references. */
export const sameTopology = (a: Topology, b: Topology): boolean =>
  a.name === b.name && COLLECTIONS.every((name) => sameEntries<Element>(a[name], b[name], sameElement))

/** Same keys and same values; both are sorted, so order needs no looking at. */
export function sameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [id, value] of a) {
    const other = b.get(id)
    if (other === undefined || !same(value, other)) return false
  }
  return true
}

export type Element = { readonly [field: string]: unknown }

export function sameElement(a: Element, b: Element): boolean {
  const fields = Object.keys(a)
  return fields.length === Object.keys(b).length && fields.every((field) => sameField(a[field], b[field]))
}

/** Texts, numbers and flags; the configs of a topic; the points of a connection. */
export function sameField(a: unknown, b: unknown): boolean {
  if (a instanceof Map && b instanceof Map) return sameEntries<unknown>(a, b, Object.is)
  return Array.isArray(a) && Array.isArray(b) ? samePoints(a, b) : Object.is(a, b)
}

const samePoints = (a: readonly Element[], b: readonly Element[]) =>
  a.length === b.length && a.every((point, at) => point.x === b[at]?.x && point.y === b[at]?.y)
