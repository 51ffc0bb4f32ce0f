import * as Y from 'yjs'
import { createBoardDocument, deriveTopology } from '../../shared/document/boardDocument'
import { createTopologyView } from '../../shared/document/topologyView'
import { done, type Outcome, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import { type Bounds, DOCUMENT_BOUNDS, documentBounds } from './documentBounds'
import { type Authors, type Scratch, tryUpdate } from './tryUpdate'

/** A board in memory: what is on disk, and a scratch copy that is ahead of it by the edits being written. */
export type OpenBoard = {
  /** Of what is on disk. */
  topology(): Topology
  /** What somebody with this state vector lacks of what is on disk, and the state vector of that. */
  join(stateVector: Uint8Array): Outcome<Joined>
  /** Tries an update after all those tried before it. A refusal takes back everything tried and not yet accepted. */
  attempt(update: Uint8Array, author: string): Outcome<Topology>
  /** The update that an edit of the scratch copy makes; null when it changes nothing. Has been tried by that. */
  draft(change: (doc: Y.Doc) => void): { readonly update: Uint8Array; readonly topology: Topology } | null
  /** This update, tried before, is on disk now. */
  accept(update: Uint8Array, topology: Topology): void
  /** Nothing of what was tried reached the disk. */
  takeBack(): void
}

export type Joined = { readonly update: Uint8Array; readonly stateVector: Uint8Array }

type Known = {
  readonly most?: Bounds
  /** What this log draws, where it has been read before: the document is built when it is first needed. */
  readonly topology?: Topology | undefined
}

/** Builds the board out of its log. Throws when the log holds something that Yjs cannot read. */
export function openBoard(
  log: readonly Uint8Array[],
  { most = DOCUMENT_BOUNDS, topology: known }: Known = {},
): OpenBoard {
  const saved = savedBoard(log)
  let topology = known ?? deriveTopology(saved.doc())
  let scratch: Scratch | null = null
  const authors: Authors = new Map()

  const scratchCopy = () => {
    scratch ??= scratchOf(saved.doc(), most)
    return scratch
  }
  const takeBack = () => {
    scratch?.doc.destroy()
    scratch = null
  }
  return {
    topology: () => topology,
    join: saved.join,
    attempt: (update, author) => {
      const tried = tryUpdate(scratchCopy(), { update, author, authors })
      if (!tried.ok) takeBack()
      return tried
    },
    draft: (change) => {
      const { doc, view } = scratchCopy()
      const update = updateOf(doc, change)
      return update && { update, topology: view.current() }
    },
    accept: (update, next) => {
      saved.add(update)
      topology = next
    },
    takeBack,
  }
}

const BUILT_AFTER_MS = 1000

/** What is on disk, read as far as somebody needs it; once it is a document, it is not held a second time. */
function savedBoard(onDisk: readonly Uint8Array[]) {
  let log = onDisk
  let doc: Y.Doc | undefined
  let whole: Joined | undefined
  const built = () => {
    doc ??= documentOf(log)
    log = []
    return doc
  }
  /**
   * For whoever has nothing yet, a log of one update is the board: the server has written it. Its document is built when they have it, before
   * they draw. Of several, some are as browsers wrote them: merged, they take several times as much room, and two that say different things of
   * the same place would draw another board than they do one after the other.
   */
  const wholeBoard = (): Joined => {
    const [update] = log
    if (doc || !update || log.length > 1)
      return { update: Y.encodeStateAsUpdate(built()), stateVector: Y.encodeStateVector(built()) }
    setTimeout(built, BUILT_AFTER_MS).unref()
    return { update, stateVector: Y.encodeStateVectorFromUpdate(update) }
  }
  return {
    doc: built,
    join: (stateVector: Uint8Array): Outcome<Joined> => {
      if (stateVector.length !== 1 || stateVector[0] !== 0) return join(built(), stateVector)
      whole ??= wholeBoard()
      return done(whole)
    },
    add: (update: Uint8Array) => {
      Y.applyUpdate(built(), update)
      whole = undefined
    },
  }
}

/** A state vector is a browser's word: bytes of whatever kind. */
function join(saved: Y.Doc, stateVector: Uint8Array): Outcome<Joined> {
  try {
    return done({ update: Y.encodeStateAsUpdate(saved, stateVector), stateVector: Y.encodeStateVector(saved) })
  } catch {
    return refused({ code: 'stateUnreadable', sentence: 'This is not the state of a board.' })
  }
}

export function documentOf(log: Iterable<Uint8Array>): Y.Doc {
  const doc = createBoardDocument()
  doc.transact(() => {
    for (const update of log) Y.applyUpdate(doc, update)
  })
  return doc
}

function scratchOf(saved: Y.Doc, most: Bounds): Scratch {
  const whole = Y.encodeStateAsUpdate(saved)
  const doc = documentOf([whole])
  const view = createTopologyView(doc)
  return { doc, view, bounds: documentBounds({ doc, view, bytes: whole.length }, most) }
}

function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array | null {
  let made: Uint8Array | null = null
  const keep = (update: Uint8Array) => {
    made = update
  }
  doc.on('update', keep)
  change(doc)
  doc.off('update', keep)
  return made
}
