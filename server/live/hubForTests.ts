import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Frame } from '../../shared/protocol/records'
import type { KafkaRecord } from '../kafka/port'
import { createLiveHub } from './liveHub'
import { createMemoryTopicReader } from './memoryTopicReader'
import type { Viewer } from './port'

/** A hub over logs in memory whose clock a test turns. */
export function createHubForTests() {
  const reader = createMemoryTopicReader()
  const beats = new Set<() => void>()
  let time = 1_000_000
  const hub = createLiveHub({
    reader,
    now: () => time,
    every(_, beat) {
      beats.add(beat)
      return () => void beats.delete(beat)
    },
  })

  /** Lets everything happen that can happen without time. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      await reader.settle()
      await nextTurn()
    }
  }

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 50) {
      time += 50
      for (const beat of [...beats]) beat()
      await settle()
    }
  }

  return { reader, hub, settle, pass, beats: () => beats.size }
}

/** A viewer that keeps what it is sent. `acks` says whether it acknowledges at once. */
export function createViewerForTests(
  id: string,
  hub: { acknowledge: (id: string, topic: string, seq: number) => void },
) {
  const frames: Frame[] = []
  const dropped: string[] = []
  const state = { acks: true, pendingBytes: 0 }
  const acknowledge = ({ topic, seq }: Frame) => hub.acknowledge(id, topic, seq)
  const viewer: Viewer = {
    id,
    send(frame) {
      frames.push(frame)
      if (state.acks) queueMicrotask(() => acknowledge(frame))
    },
    pendingBytes: () => state.pendingBytes,
    drop: (reason) => dropped.push(reason),
  }
  return {
    viewer,
    frames,
    dropped,
    state,
    acknowledge,
    framesOf: (topic: string) => frames.filter((frame) => frame.topic === topic),
  }
}

/** `count` records whose values are their place in the series. */
export function numbered(count: number, from = 0): Partial<KafkaRecord>[] {
  return Array.from({ length: count }, (_, index) => ({ value: Buffer.from(String(from + index)) }))
}

/** Offsets of a partition that frames show and those that they name, in the order in which they did. */
export function accountOf(frames: readonly Frame[], partition: number) {
  const shown = frames.flatMap(({ records }) =>
    records.filter((one) => one.partition === partition).map(({ offset }) => Number(offset)),
  )
  const skips = frames.flatMap(({ skipped }) => skipped.filter((one) => one.partition === partition))
  const skipped = skips.flatMap(({ from, to }) => upTo(Number(to), Number(from)))
  return {
    shown,
    skipped,
    why: [...new Set(skips.map(({ why }) => why))],
    all: [...shown, ...skipped].sort((a, b) => a - b),
  }
}

/** Whole numbers [from, to). */
export function upTo(to: number, from = 0): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
