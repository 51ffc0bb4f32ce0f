import * as Y from 'yjs'
import type { BoardRoots } from '../../shared/document/boardRoots'

/** What came of taking a step back, or taking it again. */
export type Undone = {
  /** Whether anything can be seen of it. */
  readonly changed: boolean
  /** Later steps had nothing left to take back and were passed over. */
  readonly passedOver: boolean
  /** What the step had added and somebody else has worked on since: it stays. */
  readonly stays: ReadonlySet<string>
}
const NOTHING_DONE: Undone = { changed: false, passedOver: false, stays: new Set() }

/** The history of one person's edits: one gesture is one step, and what others have made is never taken away by it. */
export type OwnHistory = {
  undo(): Undone
  redo(): Undone
  canUndo(): boolean
  canRedo(): boolean
  /** Forgets the steps since `count`: they changed nothing that can be seen. */
  steps(): number
  forgetBeyond(count: number): void
  close(): void
}

type Watched = {
  readonly doc: Y.Doc
  readonly roots: BoardRoots
  /** Its edits are this person's. */
  readonly origin: unknown
  /** Another value whenever something can be seen that was not before. */
  readonly seen: () => unknown
}

export function createOwnHistory({ doc, roots, origin, seen }: Watched): OwnHistory {
  let stays: ReadonlySet<string> = new Set()
  const history = new Y.UndoManager(Object.values(roots), {
    trackedOrigins: new Set([origin]),
    // Without a capture time every edit is a step of its own.
    captureTimeout: 0,
    deleteFilter: (item) => !stays.has(elementOf(item)),
  })
  const stackOf = (which: Direction) => (which === 'undo' ? history.undoStack : history.redoStack)
  /** One step; Yjs by itself would go on to older ones where there is nothing left to do, and know nothing of what stays of those. */
  const takeOne = (which: Direction, step: Step): Omit<Undone, 'passedOver'> => {
    const stepsBack = stackOf(OPPOSITE[which]).length
    const before = seen()
    stays = staying({ doc, roots }, step, which)
    const older = stackOf(which).splice(0, stackOf(which).length - 1)
    if (isAllOf(doc, step, stays)) stackOf(which).pop()
    else history[which]()
    stackOf(which).unshift(...older)
    const changed = seen() !== before
    if (!changed) stackOf(OPPOSITE[which]).length = stepsBack
    return { changed, stays }
  }
  const take = (which: Direction): Undone => {
    let passedOver = false
    for (let step = stackOf(which).at(-1); step; step = stackOf(which).at(-1)) {
      const taken = takeOne(which, step)
      if (taken.changed || taken.stays.size > 0) return { ...taken, passedOver }
      passedOver = true
    }
    return NOTHING_DONE
  }
  return {
    undo: () => take('undo'),
    redo: () => take('redo'),
    canUndo: () => history.canUndo(),
    canRedo: () => history.canRedo(),
    steps: () => history.undoStack.length,
    forgetBeyond: (count) => {
      history.undoStack.length = count
    },
    close: () => history.destroy(),
  }
}

type Direction = 'undo' | 'redo'
const OPPOSITE = { undo: 'redo', redo: 'undo' } as const
type Board = Pick<Watched, 'doc' | 'roots'>
type Step = Y.UndoManager['undoStack'][number]

/** What this step added, directly or by bringing it back, and others have worked on since; with the ends of connections among it. */
function staying({ doc, roots }: Board, step: Step, which: Direction): ReadonlySet<string> {
  const added = new Set(
    addedBy(doc, step)
      .filter(({ content, parent }) => content instanceof Y.ContentType && isRoot(parent))
      .map(elementOf),
  )
  if (added.size === 0) return added
  // What a redo adds again was deleted by this person before, whoever wrote it.
  const touched = touchedByOthers({ doc, roots }, which === 'undo' ? broughtBack(doc) : new Set())
  const stays = new Set([...added].filter((id) => touched.has(id)))
  for (const id of [...stays]) {
    const connection = roots.connections.get(id)
    const ends: unknown[] = connection instanceof Y.Map ? [connection.get('from'), connection.get('to')] : []
    for (const end of ends) if (typeof end === 'string' && added.has(end)) stays.add(end)
  }
  return stays
}

/** Nothing is left of the step but what stays. */
const isAllOf = (doc: Y.Doc, step: Step, stays: ReadonlySet<string>) =>
  stays.size > 0 && step.deletions.clients.size === 0 && addedBy(doc, step).every((item) => stays.has(elementOf(item)))

/** What is still there of what the step wrote, or what stands for it since it was deleted and brought back. */
function addedBy({ store }: Y.Doc, { insertions }: Step): readonly Y.Item[] {
  const live: Y.Item[] = []
  for (const [client, ranges] of insertions.clients)
    for (const { clock, len } of ranges)
      for (let at = clock; at < clock + len; ) {
        const struct = Y.getItem(store, Y.createID(client, at))
        const item = newest(store, struct)
        if (item && !item.deleted) live.push(item)
        at = struct.id.clock + struct.length
      }
  return live
}

function newest(store: Y.Doc['store'], struct: unknown): Y.Item | null {
  let item = struct
  while (item instanceof Y.Item && item.redone) item = Y.getItem(store, item.redone)
  return item instanceof Y.Item ? item : null
}

/** Ids of the elements of which others wrote a part, and of those they point at: what they connected, moved, or put into a frame. */
function touchedByOthers({ doc, roots }: Board, others: ReadonlySet<Y.Item>): ReadonlySet<string> {
  const touched = new Set<string>()
  const look = (items: Y.Map<unknown>, element?: string) => {
    for (const [name, item] of items._map) {
      if (item.deleted) continue
      const id = element ?? name
      const { content } = item
      if (item.id.client !== doc.clientID || others.has(item))
        for (const word of [id, ...content.getContent()]) touched.add(`${word}`)
      if (content instanceof Y.ContentType && content.type instanceof Y.Map) look(content.type, id)
    }
  }
  for (const root of Object.values(roots)) if (root !== roots.meta) look(root)
  return touched
}

/** What others wrote, and this person deleted and brought back: it is theirs, though it stands under this person's name now. */
function broughtBack({ store, clientID }: Y.Doc): ReadonlySet<Y.Item> {
  const items = new Set<Y.Item>()
  for (const [client, structs] of store.clients) {
    if (client === clientID) continue
    for (const struct of structs) {
      const item = struct instanceof Y.Item && struct.redone ? newest(store, struct) : null
      if (item && !item.deleted) items.add(item)
    }
  }
  return items
}

/** The id under which it hangs from its root. */
function elementOf(item: Y.Item): string {
  let top = item
  while (top.parent instanceof Y.AbstractType && top.parent._item) top = top.parent._item
  return top.parentSub ?? ''
}

const isRoot = (parent: Y.Item['parent']) => parent instanceof Y.AbstractType && parent._item === null
