import type { TopicOffsets } from '../kafka/port'
import type { BoardNumbers } from './boardNumbers'
import { type CountedTopic, type CountedWindow, createCountedWindow, type TopicTallies } from './countedWindow'
import { type ReadTopic, readTopics } from './drawnReaders'
import type { LedgerBoard, LedgerSources } from './port'
import type { Window } from './window'

/** The records of one board since its window began, read anew at each look. */
export type BoardRecount = {
  look(board: LedgerBoard, tallies: Tallies): Promise<Looked>
  /** The window begins now. */
  restart(board: LedgerBoard): Promise<void>
  stop(): void
}

/** By drawn topic. */
export type Tallies = ReadonlyMap<string, TopicTallies>

export type Looked = {
  readonly board: LedgerBoard
  readonly since: number
  /** Without `counted` it is not on the cluster. */
  readonly topics: readonly LookedTopic[]
  /** Read before the topics: what they have passed is counted. By group. */
  readonly bookmarks: ReadonlyMap<string, TopicOffsets>
  readonly numbers: BoardNumbers
  /** Topics that were too long, by their names on the cluster. */
  readonly shortened: ReadonlySet<string>
}
export type LookedTopic = ReadTopic & { readonly counted: CountedTopic | undefined }

/** Traces are forgotten with everything else, and what is in the window is read again. */
const MOST_TRACES = 1_000_000

export function createBoardRecount({ kafka, runner, now }: LedgerSources): BoardRecount {
  const { reader, groups } = kafka
  const stopping = new AbortController()
  let counted: CountedWindow | undefined
  let journalSince = 0
  let shortened = new Set<string>()

  function begin(window: Window): CountedWindow {
    counted = createCountedWindow(window, reader)
    return counted
  }

  /** The journal's window, unless it had to be shortened meanwhile. */
  function countedOf({ boardId }: LedgerBoard): CountedWindow {
    const { since } = runner.journal(boardId)
    if (!counted || since !== journalSince) {
      journalSince = since
      shortened = new Set()
      return begin({ since, starts: new Map() })
    }
    return counted.numbers.traces.size < MOST_TRACES ? counted : begin(counted.window)
  }

  async function windowFor(
    board: LedgerBoard,
    topics: readonly ReadTopic[],
    ends: TopicOffsets,
  ): Promise<CountedWindow> {
    for (const read of topics) {
      const end = ends.get(read.topic)
      const since = end && (await countedOf(board).tooLong(read, end))
      if (since === undefined) continue
      shortened.add(read.topic)
      begin({ since, starts: new Map() })
    }
    return countedOf(board)
  }

  return {
    async look(board, tallies) {
      const topics = readTopics(board)
      const names = [...new Set(topics.flatMap(({ readers }) => readers.map(({ group }) => group)))]
      const bookmarks = names.length > 0 ? await groups.offsetsOfAll(names) : new Map<string, TopicOffsets>()
      const ends = await reader.ends(topics.map(({ topic }) => topic))
      const { window, numbers, read } = await windowFor(board, topics, ends)
      const journal = runner.journal(board.boardId)
      const readTopic = async (one: ReadTopic): Promise<LookedTopic> => {
        const end = ends.get(one.topic)
        const looking = {
          tallies: tallies.get(one.drawn.name) ?? new Map(),
          bookmarks,
          journal,
          signal: stopping.signal,
        }
        return { ...one, counted: end && (await read(one, end, looking)) }
      }
      const looked = await Promise.all(topics.map(readTopic))
      return { board, since: window.since, topics: looked, bookmarks, numbers, shortened }
    },
    async restart(board) {
      const journal = runner.journal(board.boardId)
      journal.restart(now())
      shortened = new Set()
      journalSince = journal.since
      begin({ since: journalSince, starts: await reader.ends(readTopics(board).map(({ topic }) => topic)) })
    },
    stop: () => stopping.abort(),
  }
}
