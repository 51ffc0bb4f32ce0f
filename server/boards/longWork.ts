import { deriveTopology } from '../../shared/document/boardDocument'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { summaryWords } from '../../shared/versions/changeWords'
import { compareTopologies } from '../../shared/versions/compareTopologies'
import { firstUpdate } from './newBoard'
import { documentOf } from './openBoard'
import { packedBoard, unpackedBoard } from './packedBoard'

/** A board's updates on disk, oldest first. */
export type Log = readonly Uint8Array[]

/** A version to be, and what it changes in words; `isKnown`: the board is as in its newest version, or as empty as one without any. */
export type VersionDraft = { readonly isKnown: boolean; readonly changes: string; readonly bytes: Uint8Array }

/** What takes seconds of a large board. Rejects only where it has a bug, or where the log cannot be read. */
export type LongWork = {
  /** The board of this log, packed, and what is different from its newest version. */
  version(log: Log, newest: Uint8Array | undefined): Promise<VersionDraft>
  /** What an older version changed, now that the one before it is another one; null where it is damaged. */
  retold(before: Uint8Array | undefined, version: Uint8Array): Promise<string | null>
  /** One update that makes the same drawing, without anything that was deleted or that no drawing shows. */
  renewed(log: Log): Promise<Uint8Array>
  /** Idempotent. What is under way is given up. */
  close(): Promise<void>
}

export const LONG_TASKS = {
  version: (log: Log, newest: Uint8Array | undefined): VersionDraft => {
    const topology = drawnBy(log)
    const changes = changesSince(newest, topology)
    const isKnown = changes.length === 0
    return { isKnown, changes: summaryWords(changes), bytes: isKnown && newest ? newest : packedBoard(topology) }
  },
  retold: (before: Uint8Array | undefined, version: Uint8Array): string | null => {
    const topology = unpackedBoard(version)
    return topology && summaryWords(changesSince(before, topology))
  },
  renewed: (log: Log): Uint8Array => firstUpdate(drawnBy(log)),
} as const

/** Where nobody else waits for this thread. */
export const workHere = (): LongWork => ({
  version: async (log, newest) => LONG_TASKS.version(log, newest),
  retold: async (before, version) => LONG_TASKS.retold(before, version),
  renewed: async (log) => LONG_TASKS.renewed(log),
  close: async () => {},
})

function drawnBy(log: Log): Topology {
  const doc = documentOf(log)
  const topology = deriveTopology(doc)
  doc.destroy()
  return topology
}

/** Without an earlier version, what there is beside the name. */
export const changesSince = (packed: Uint8Array | undefined, topology: Topology) =>
  compareTopologies(unpackedBoard(packed) ?? { ...EMPTY_TOPOLOGY, name: topology.name }, topology)
