/** Something to be seen moving along an edge: one message, or at high rates a sample that stands for many. */
export type Dot = {
  /** 0..7 by key, null without one; `ANSWERED` or `FAILED` for calls. */
  readonly color: number | null
  /** The message that this dot is; null for a sample. The topic is named as on the cluster. */
  readonly message: Message | null
}
export type Message = { readonly topic: string; readonly partition: number; readonly offset: string }

/** Colours after those of the keys and the one without: what they mean besides. A failed call has another shape as well. */
export const ANSWERED = 9
export const FAILED = 10
