import { type Frame, WINDOW } from '../../shared/protocol/records'
import { createAckWindow } from './ackWindow'
import type { Viewer } from './port'
import type { Outlet, ViewerStream } from './viewerStream'

/** One viewer over all its topics: numbers its frames and keeps its window. */
export type ViewerSession = Outlet & {
  readonly viewer: Viewer
  readonly streams: Map<string, ViewerStream>
  acknowledge(topic: string, seq: number): void
  /** Goes on with streams that were held up, and says whether the viewer has been silent for too long. */
  tick(): { readonly silent: boolean }
  remove(topic: string): void
  close(): void
}

export function createViewerSession(viewer: Viewer, now: () => number): ViewerSession {
  const streams = new Map<string, ViewerStream>()
  const window = createAckWindow(now)
  let seq = 0

  function pumpAll(): void {
    for (const stream of streams.values()) stream.pump()
  }

  function send(frame: Omit<Frame, 'seq'>, bytes: number): void {
    seq += 1
    window.sent(frame.topic, seq, bytes)
    viewer.send({ ...frame, seq })
  }

  function remove(topic: string): void {
    streams.get(topic)?.close()
    streams.delete(topic)
    window.forget(topic)
  }

  return {
    viewer,
    streams,
    isOpen: (topic) => window.isOpen(topic) && viewer.pendingBytes() < WINDOW.bytes,
    send,
    acknowledge(topic, acknowledged) {
      window.acknowledge(topic, acknowledged)
      pumpAll()
    },
    tick() {
      pumpAll()
      return { silent: window.silentMs() > WINDOW.silentMs }
    },
    remove,
    close() {
      for (const topic of [...streams.keys()]) remove(topic)
    },
  }
}
