import type { FileNode } from '../../topology/boardFile/fileNode'
import type { MessageFacts } from './readMessages'

/** What a document says of one topic; what it does not say is absent. */
export type TopicFacts = MessageFacts & {
  readonly name: string
  readonly partitions?: number
  readonly replication?: number
  readonly configs: ReadonlyMap<string, string>
  readonly node: FileNode
}

export type Use = { readonly action: 'send' | 'receive'; readonly topic: string; readonly group?: string }

/** Who sends and receives what, by topic name. */
export type Application = { readonly name: string; readonly uses: readonly Use[] }

/** All that one document has for a board. */
export type DocumentFacts = {
  readonly topics: readonly TopicFacts[]
  readonly applications: readonly Application[]
  /** Those an inventory tells of; each one's own document knows better. */
  readonly listed: readonly Application[]
}
