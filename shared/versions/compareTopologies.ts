import { type Element, sameField } from '../document/sameTopology'
import { COLLECTIONS, type Collection } from '../topology/collections'
import type { Position, Topology } from '../topology/model'

/** The Maps of elements; what differs in `layout` is told as moves. */
export type ElementCollection = Exclude<Collection, 'layout'>

/** One difference between two boards. An element that became one of another kind under its old id was removed and added. */
export type Change =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'added' | 'removed'; readonly collection: ElementCollection; readonly id: string }
  | {
      readonly kind: 'changed'
      readonly collection: ElementCollection
      readonly id: string
      readonly fields: readonly FieldChange[]
    }
  /** A node that both boards have. Without a place it had not been laid out. */
  | { readonly kind: 'moved'; readonly id: string; readonly from?: Position; readonly to?: Position }

/** `undefined` = the field is not there. Settings of a topic are fields of their own, such as `configs.retention.ms`. */
export type FieldChange = { readonly name: string; readonly from: unknown; readonly to: unknown }

const ELEMENT_COLLECTIONS = COLLECTIONS.filter((name): name is ElementCollection => name !== 'layout')

/** What leads from one board to the other, in the order of a board file; nothing when they are equal. */
export function compareTopologies(before: Topology, after: Topology): readonly Change[] {
  const renamed: readonly Change[] =
    before.name === after.name ? [] : [{ kind: 'renamed', from: before.name, to: after.name }]
  const elements = ELEMENT_COLLECTIONS.flatMap((collection) =>
    compareElements(collection, before[collection], after[collection]),
  )
  const cameOrWent = new Set(elements.flatMap((change) => (change.kind === 'changed' ? [] : [change.id])))
  return [...renamed, ...elements, ...moves(before.layout, after.layout, cameOrWent)]
}

type Elements = ReadonlyMap<string, Element>
type ElementChange = Extract<Change, { readonly collection: ElementCollection }>

function compareElements(collection: ElementCollection, before: Elements, after: Elements): readonly ElementChange[] {
  if (before === after) return []
  return unionOf(before, after).flatMap((id): readonly ElementChange[] => {
    const [was, is] = [before.get(id), after.get(id)]
    if (!was) return [{ kind: 'added', collection, id }]
    if (!is) return [{ kind: 'removed', collection, id }]
    const fields = fieldChanges(was, is)
    return fields.length > 0 ? [{ kind: 'changed', collection, id, fields }] : []
  })
}

function fieldChanges(before: Element, after: Element): readonly FieldChange[] {
  if (before === after) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name): readonly FieldChange[] => {
    const [from, to] = [before[name], after[name]]
    if (sameField(from, to)) return []
    if (from instanceof Map && to instanceof Map) return entryChanges(name, from, to)
    return [{ name, from, to }]
  })
}

const entryChanges = (
  name: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly FieldChange[] =>
  unionOf(before, after)
    .map((key) => ({ name: `${name}.${key}`, from: before.get(key), to: after.get(key) }))
    .filter(({ from, to }) => !Object.is(from, to))

type Layout = Topology['layout']

const moves = (before: Layout, after: Layout, cameOrWent: ReadonlySet<string>): readonly Change[] =>
  unionOf(before, after)
    .filter((id) => !cameOrWent.has(id))
    .flatMap((id) => {
      const [from, to] = [before.get(id), after.get(id)]
      if (from?.x === to?.x && from?.y === to?.y) return []
      return [{ kind: 'moved' as const, id, ...(from && { from }), ...(to && { to }) }]
    })

/** Sorted, as the Maps of a Topology are. */
const unionOf = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].sort()
