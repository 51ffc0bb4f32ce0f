import * as Y from 'yjs'
import type { TopologyView } from '../../shared/document/port'
import type { Problem } from '../../shared/problem'
import { LIMITS } from '../../shared/topology/limits'

export const DOCUMENT_BOUNDS = {
  /** Of a whole document, encoded. As text on the wire it stays below what may wait for one browser. */
  bytes: 18 * 1024 * 1024,
  /** Counting bytes means to encode it all: done anew when so many have come since. */
  countedAfter: 512 * 1024,
  /** Each costs some 200 bytes of memory, also when nothing is left of it but that it was there. */
  entries: 1_500_000,
  /** Yjs goes through all of them at each edit, here and in every browser. */
  pages: 20_000,
  /** As much again as a board shows: what hangs in the air until the document is renewed. */
  elements: 2 * (LIMITS.nodes + LIMITS.connections + LIMITS.frames + LIMITS.invariants + LIMITS.faults + LIMITS.views),
} as const
export type Bounds = { readonly [bound in keyof typeof DOCUMENT_BOUNDS]: number }

type Kept = { readonly elements: number; readonly entries: number; readonly pages: number }

/**
 * What a document keeps beside what is drawn: elements that no drawing shows, fields that nobody reads, and a trace of whatever was deleted.
 * Bounded, so that nobody's board costs the others their memory; whatever makes the document smaller is always possible.
 */
export type DocumentBounds = {
  /** Before an update is applied. */
  kept(): Kept
  /** After it was: why the document cannot become like this. */
  whyTooLarge(before: Kept, update: DecodedUpdate): Problem | null
}
type DecodedUpdate = { readonly bytes: number; readonly onlyDeletes: boolean }

type Document = {
  readonly doc: Y.Doc
  readonly view: TopologyView
  /** As it is now, encoded. */
  readonly bytes: number
}

export function documentBounds({ doc, view, bytes }: Document, most: Bounds): DocumentBounds {
  let counted = bytes
  let since = 0

  /** Whether it is too large and was not larger before; what was counted before and what has come since is at least what it was. */
  const isTooLarge = (update: number) => {
    const before = counted + since
    since += update
    if (counted <= most.bytes && (counted + since <= most.bytes || since < most.countedAfter)) return false
    counted = Y.encodeStateAsUpdate(doc).length
    since = 0
    return counted > most.bytes && counted > before
  }
  const kept = () => ({ elements: view.kept(), entries: entriesOf(doc), pages: doc.store.clients.size })
  return {
    kept,
    whyTooLarge: (before, { bytes: update, onlyDeletes }) => {
      const after = kept()
      if (after.elements > most.elements && after.elements > before.elements) return TOO_MANY_KEPT
      if (after.entries > most.entries && after.entries > before.entries) return TOO_LONG_A_PAST
      if (after.pages > most.pages && after.pages > before.pages) return TOO_MANY_PAGES
      return !onlyDeletes && isTooLarge(update) ? TOO_LONG_A_PAST : null
    },
  }
}

const entriesOf = ({ store }: Y.Doc) => [...store.clients.values()].reduce((sum, entries) => sum + entries.length, 0)

const NEXT = 'Delete something, or close the board in all browsers for a minute: it then keeps only what is drawn.'
const TOO_MANY_KEPT: Problem = {
  code: 'boardTooLarge',
  sentence: `A board keeps at most ${DOCUMENT_BOUNDS.elements} elements together with those that no drawing shows, such as connections to nothing.`,
  next: NEXT,
}
const TOO_LONG_A_PAST: Problem = {
  code: 'boardTooLarge',
  sentence: `A board takes at most ${DOCUMENT_BOUNDS.bytes / (1024 * 1024)} MB, and ${DOCUMENT_BOUNDS.entries / 1_000_000} million entries, together with the traces of what was deleted.`,
  next: NEXT,
}
const TOO_MANY_PAGES: Problem = {
  code: 'boardTooLarge',
  sentence: `More than ${DOCUMENT_BOUNDS.pages.toLocaleString('en')} pages have drawn on this board since it was last closed.`,
  next: 'Close it in all browsers for a minute: it then keeps only what is drawn.',
}
