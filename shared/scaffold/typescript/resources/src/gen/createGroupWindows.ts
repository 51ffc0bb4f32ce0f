import { type ConnectionEntry, createWindows, type Finished, type Place } from './board/behaviour/windows.js'
import { repeatableIdOf } from './board/handling/repeatableId.js'
import type { NewRecord } from './cluster.js'
import { DRAWN_WINDOWS } from './drawnBehaviour.js'
import { type Context, type Output, Unprocessable } from './message.js'
import { productionOver } from './production.js'
import type { Runtime } from './runtime.js'

/** The open windows of one group. They are in memory; its bookmarks stay at the first record of each until its message is acknowledged. */
export type GroupWindows = {
  /** Adds what a record gives, and gives the messages of what its time brings to an end. Throws Unprocessable. */
  take(context: Context, entries: readonly ConnectionEntry[]): readonly NewRecord[]
  /** What time alone has brought to an end, where nothing happened lately. `records` throws Unprocessable. */
  takeIdle(): readonly { readonly place: Place; records(): readonly NewRecord[] }[]
  /** The messages are acknowledged: the bookmark may pass. */
  settle(place: Place): void
  heldAt(topic: string, partition: number): bigint | undefined
  /** The group was dealt anew: whoever has a partition now begins at its bookmark. */
  forget(): void
}

/** `group` as on the cluster. */
export function createGroupWindows(group: string, { config, stamp, random }: Runtime): GroupWindows {
  const windows = createWindows(Date.now)
  let count = 0

  function outputOf({ connectionId, window }: Finished, { topic, partition }: Place): Output {
    const written = DRAWN_WINDOWS.get(connectionId)?.write(window, { random, now: Date.now(), count })
    if (!written) throw new Error(`There are no windows over ${connectionId}`)
    if (!written.ok) throw new Unprocessable(written.problem.sentence)
    const drawnTopic = topic.slice(config.prefix.length)
    const eventId = repeatableIdOf([group, drawnTopic, partition, connectionId, window.start, window.by])
    return { topic: productionOver(connectionId).topic, connection: connectionId, eventId, ...written.value }
  }

  const messagesOf = (finished: readonly Finished[], place: Place) => stamp(finished.map((one) => outputOf(one, place)))

  return {
    take(context, entries) {
      if (DRAWN_WINDOWS.size === 0) return []
      count = context.count
      const { topic, partition, offset, timestamp } = context.record
      const record = { topic, partition, offset: BigInt(offset), timestamp: BigInt(timestamp) }
      const added = windows.add(group, record, entries)
      if (!added.ok) throw new Unprocessable(added.problem.sentence)
      return messagesOf(added.value.finished, { group, topic, partition })
    },
    takeIdle: () =>
      windows.closeIdle().map(({ finished, ...place }) => ({ place, records: () => messagesOf(finished, place) })),
    settle: windows.settle,
    heldAt: (topic, partition) => windows.heldAt({ group, topic, partition }),
    forget: () => windows.forget(group),
  }
}
