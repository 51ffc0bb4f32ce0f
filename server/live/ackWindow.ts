import { WINDOW } from '../../shared/protocol/records'

/** What one viewer was sent and has not taken yet: at most 4 frames of a topic and 1 MB in all. */
export type AckWindow = {
  isOpen(topic: string): boolean
  sent(topic: string, seq: number, bytes: number): void
  /** Acknowledges this frame and every earlier one of the topic. */
  acknowledge(topic: string, seq: number): void
  forget(topic: string): void
  /** Milliseconds for which frames have been waiting without any ack; 0 when nothing waits. */
  silentMs(): number
}

export function createAckWindow(now: () => number): AckWindow {
  /** Bytes of each waiting frame, by topic and number, in the order of sending. */
  const waiting = new Map<string, Map<number, number>>()
  let bytes = 0
  let heardAt = now()

  function acknowledge(topic: string, seq: number): void {
    heardAt = now()
    const frames = waiting.get(topic) ?? new Map<number, number>()
    for (const [sentSeq, size] of frames) {
      if (sentSeq > seq) break
      frames.delete(sentSeq)
      bytes -= size
    }
    if (frames.size === 0) waiting.delete(topic)
  }

  return {
    isOpen: (topic) => bytes < WINDOW.bytes && (waiting.get(topic)?.size ?? 0) < WINDOW.frames,
    sent(topic, seq, size) {
      if (waiting.size === 0) heardAt = now()
      waiting.set(topic, (waiting.get(topic) ?? new Map<number, number>()).set(seq, size))
      bytes += size
    },
    acknowledge,
    forget: (topic) => acknowledge(topic, Number.POSITIVE_INFINITY),
    silentMs: () => (waiting.size === 0 ? 0 : now() - heardAt),
  }
}
