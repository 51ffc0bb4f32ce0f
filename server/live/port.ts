import type { TopicCounters } from '../../shared/protocol/live'
import type { Frame, Resume } from '../../shared/protocol/records'

/** One tap per topic whatever the number of viewers; frames for each viewer under its own window. */
export type LiveHub = {
  /** Replaces the set of topics this viewer sees. Resolves when all taps are started; frames follow through `viewer.send`. */
  watch(viewer: Viewer, topics: readonly Watched[]): Promise<void>
  /** The viewer took this frame of the topic and every earlier one. */
  acknowledge(viewerId: string, topic: string, seq: number): void
  leave(viewerId: string): void
  /** Counters of tapped topics; topics without a tap are absent. */
  counters(topics: readonly string[]): readonly TopicCounters[]
  /** Raises the incarnation: the topic was deleted or made anew by us. */
  recreated(topic: string): void
  close(): Promise<void>
}

export type Watched = { readonly topic: string; readonly resume?: Resume; readonly tail: number }

export type Viewer = {
  readonly id: string
  /** Frames of all its topics share one count, so those of one topic are numbered with gaps. Viewers share the records inside. */
  send(frame: Frame): void
  /** Bytes waiting in the transport; the second bound under the ack window. */
  pendingBytes(): number
  /** 30 s without an ack. */
  drop(reason: string): void
}
