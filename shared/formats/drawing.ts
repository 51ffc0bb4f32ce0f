import type { Problem } from '../problem'
import type { Topology } from '../topology/model'

/** A text that somebody brings along. `name`: of its file, if it has one, for the places of what is said about it. */
export type BroughtText = { readonly name: string; readonly text: string }

/** What was made of texts that say more than a board can, or something else. `left`: what could not be taken, and where it stands. */
export type Drawing =
  | { readonly ok: true; readonly topology: Topology; readonly left: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }
