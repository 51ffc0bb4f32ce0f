import * as Y from 'yjs'
import type { Service, Topic } from '../topology/model'
import { createBoardDocument } from './boardDocument'

export const service = (id: string, name = id): Service => ({ id, name, language: 'typescript' })
export const topic = (id: string, changes: Partial<Topic> = {}): Topic => ({
  id,
  name: id,
  partitions: 1,
  replication: 1,
  configs: new Map(),
  ...changes,
})

/** Documents of several people, who know nothing of each other's edits yet. */
export const peers = (count: number) => Array.from({ length: count }, createBoardDocument) as [Y.Doc, Y.Doc, ...Y.Doc[]]

/** All hear of all edits. */
export function exchange(docs: readonly Y.Doc[]) {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}
