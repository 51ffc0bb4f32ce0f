import type { Bend } from '../edgeGeometry'
import type { EdgeLook } from '../edges/edgeLook'

/** Flat, so that thousands of them move to a worker at once. An element is known by its place in these lists. */
export type PackedNodes = {
  /** x, y, width, height of each, in board units. */
  readonly boxes: Float32Array
  /** Places in `KINDS`. */
  readonly kinds: Uint8Array
  readonly names: readonly string[]
}
/** An open frame lies below the connections; a folded one is a node. */
export const KINDS = ['frame', 'service', 'topic', 'store', 'note', 'folded'] as const
export type Kind = (typeof KINDS)[number]

export type PackedEdges = {
  /** Places of the nodes at both ends of each. */
  readonly ends: Uint32Array
  /** Places in `styles`. */
  readonly styleOf: Uint8Array
  readonly styles: readonly EdgeStyle[]
  /** Of the few that do not lead straight from one node to the other. */
  readonly bends: ReadonlyMap<number, Bend>
}
/** `color`: a CSS variable, `--group-a`. */
export type EdgeStyle = { readonly look: EdgeLook; readonly color: string }

/** What is to be seen of an element besides itself, as bits; above them the state of a service or connection, a place in `STATES`. */
export const MARK = { selected: 1, lit: 2, hidden: 4 } as const
export const STATE_SHIFT = 3
export const STATES = [
  'none',
  'running',
  'waiting',
  'trouble',
  'behind',
  'problem',
  // Of an element that differs between two versions.
  'added',
  'removed',
  'changed',
  'moved',
] as const
export type State = (typeof STATES)[number]

export type Marks = {
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
  /** How strongly everything that is not lit steps back. */
  readonly light: 'none' | 'selected' | 'hovered'
  /** Goes up; told back with what is painted by it. */
  readonly version: number
}

export type View = { readonly x: number; readonly y: number; readonly zoom: number }

/** Everything that whoever paints the overview is told. */
export type OverviewNews =
  | { readonly kind: 'size'; readonly width: number; readonly height: number; readonly scale: number }
  | { readonly kind: 'view'; readonly view: View }
  /** CSS colours by variable. */
  | { readonly kind: 'ink'; readonly ink: Readonly<Record<string, string>> }
  | { readonly kind: 'nodes'; readonly nodes: PackedNodes }
  | { readonly kind: 'edges'; readonly edges: PackedEdges }
  /** Where these nodes are now. */
  | { readonly kind: 'moved'; readonly nodes: Uint32Array; readonly boxes: Float32Array }
  | { readonly kind: 'marks'; readonly marks: Marks }

/** A picture of the view and of `MARGIN` around it. */
export type Painted = { readonly view: View; readonly version: number; readonly picture: ImageBitmap }

/** CSS pixels painted beyond each side of the view, so that a pan has something to show before the next picture comes. */
export const MARGIN = 160
