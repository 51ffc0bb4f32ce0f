import * as Y from 'yjs'
import { boardRoots } from '../../shared/document/boardRoots'
import type { TopologyView } from '../../shared/document/port'
import { isElementId } from '../../shared/document/readElement'
import { MOST_UPDATE_BYTES, UPDATE_TOO_LARGE } from '../../shared/document/updateTooLarge'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import { isCrowded } from './crowding'
import type { DocumentBounds } from './documentBounds'
import { whyTooLarge } from './whyTooLarge'

/** A board's own layout needs three; what is nested thousands deep ends the program of whoever deletes or reads it. */
const MOST_LEVELS = 8

/** A document to try updates on, with its view. After a refusal it may be half changed: throw it away. */
export type Scratch = { readonly doc: Y.Doc; readonly view: TopologyView; readonly bounds: DocumentBounds }

/** Which page writes under which of Yjs's client ids. */
export type Authors = Map<number, string>
type Tried = { readonly update: Uint8Array; readonly author: string; readonly authors: Authors }

/**
 * Steps 2 to 4 of an acknowledged edit: the update of an unknown browser is tried where it can do no harm. It is refused when it is
 * oversized, unreadable or a bomb, when it builds on an update that is not here, because Yjs would keep it unseen, and when it adds entries
 * under a client id that another page has written under, because Yjs would then take that page's next edits for known.
 */
export function tryUpdate(scratch: Scratch, tried: Tried): Outcome<Topology> {
  if (tried.update.length > MOST_UPDATE_BYTES) return refused(UPDATE_TOO_LARGE)
  try {
    return tryReadable(scratch, tried)
  } catch {
    // Whatever Yjs throws here, the update made it throw.
    return refused(UNREADABLE)
  }
}

function tryReadable({ doc, view, bounds }: Scratch, { update, author, authors }: Tried): Outcome<Topology> {
  const { structs } = Y.decodeUpdate(update)
  const items = structs.filter((struct) => struct instanceof Y.Item)
  if (!items.every(isPlain) || isCrowded(doc, structs)) return refused(UNREADABLE)
  const clients = clientsWithNews(doc, update)
  if (clients.some((client) => (authors.get(client) ?? author) !== author)) return refused(WRITTEN_BY_ANOTHER)
  const [before, kept] = [view.current(), bounds.kept()]
  Y.applyUpdate(doc, update)
  const { pendingStructs, pendingDs } = doc.store
  if (pendingStructs !== null || pendingDs !== null) return refused(RESYNC)
  const roots = new Set<unknown>(Object.values(boardRoots(doc)))
  if (!items.every(({ id }) => hasPlace(roots, Y.getItem(doc.store, id)))) return refused(UNREADABLE)
  const topology = view.current()
  const onlyDeletes = structs.length === 0
  const tooLarge = whyTooLarge(topology, before) ?? bounds.whyTooLarge(kept, { bytes: update.length, onlyDeletes })
  if (tooLarge) return refused(tooLarge)
  for (const client of clients) authors.set(client, author)
  return done(topology)
}

/** Whoever sends what others wrote and the board already has, as after a reconnect, adds nothing under their ids. */
const clientsWithNews = ({ store }: Y.Doc, update: Uint8Array): readonly number[] =>
  [...Y.parseUpdateMeta(update).to].filter(([client, end]) => end > Y.getState(store, client)).map(([client]) => client)

/**
 * Boards are made of maps and plain values, each in an entry of its own, as Yjs takes long to cut one in pieces; documents in documents, texts
 * and binaries have no place in them.
 */
function isPlain({ content }: Y.Item): boolean {
  if (content instanceof Y.ContentType) return content.type instanceof Y.Map
  if (content instanceof Y.ContentAny) return content.arr.length === 1 && isFlat(content.arr, MOST_LEVELS)
  return content instanceof Y.ContentDeleted
}

function isFlat(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isFlat(inner, levels - 1))
}

/** Not far below one of the board's roots, and there under a name that an element can have. */
function hasPlace(roots: ReadonlySet<unknown>, struct: unknown): boolean {
  let item = struct
  for (let level = 0; level < MOST_LEVELS; level++) {
    // What was deleted at once has no place any more, and keeps nothing but that it was there.
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return true
    if (item.parent._item === null)
      return roots.has(item.parent) && item.parentSub !== null && isElementId(item.parentSub)
    item = item.parent._item
  }
  return false
}

const UNREADABLE: Problem = { code: 'editUnreadable', sentence: 'This change is not one that a board can hold.' }
const RESYNC: Problem = {
  code: 'resync',
  sentence: 'This change builds on another one that has not arrived.',
  next: 'Join the board again and send what it lacks.',
  retriable: true,
}
const WRITTEN_BY_ANOTHER: Problem = {
  code: 'writtenByAnother',
  sentence: 'This change is made in the name of another page.',
  next: 'Make it again under a name of your own; the app does that by itself.',
}
