import { vi } from 'vitest'
import type { Kafka } from '../kafka/port'
import type { RunBoard, Runner } from './port'

/** Enough that a bookmark which moves once more before the crash does not catch up. */
const AHEAD = 20

/**
 * For tests: resolves amid work, when a group has handled some records beyond its bookmarks, so that a crash repeats them. The bookmarks are
 * asked for first: they are behind what they are compared with. Group and topic without the prefix of the board.
 */
export async function untilAhead(
  { kafka, runner }: { readonly kafka: Kafka; readonly runner: Runner },
  { boardId, prefix }: RunBoard,
  read: { readonly group: string; readonly topic: string },
): Promise<void> {
  const [group, topic] = [prefix + read.group, prefix + read.topic]
  await vi.waitUntil(
    async () => {
      const bookmarks = [...((await kafka.groups.committed(group, [topic])).get(topic)?.values() ?? [])]
      const passed = bookmarks.reduce((sum, offset) => sum + Number(offset), 0)
      return [...runner.journal(boardId).handledBy(group, topic)].length >= passed + AHEAD
    },
    { timeout: 30_000, interval: 20 },
  )
}
