import type { Shape } from './kinds'
import type { Node } from './partsOf'
import type { Run } from './run'

/** A part of an expression, understood and ready to run. `run` throws an ExpressionError. */
export type Compiled = { readonly run: (run: Run) => unknown; readonly shape: Shape }

/** The names a part may use. */
export type Names = {
  /** Functions beyond those of CEL; undefined leaves the call to CEL. Throws an ExpressionError. */
  readonly call?: ((node: Call) => Compiled | undefined) | undefined
  readonly variables: ReadonlyMap<string, Shape>
  /** The variables that were met. */
  readonly used: Set<string>
  /** Introduced by `map`, `filter` and their like, with the place where the run keeps them. */
  readonly locals: ReadonlyMap<string, { readonly slot: number; readonly shape: Shape }>
}

/** `name(…)` */
export type Call = Extract<Node, { readonly op: 'call' }>

/** Throws an ExpressionError. */
export type CompilePart = (node: Node, names: Names) => Compiled
