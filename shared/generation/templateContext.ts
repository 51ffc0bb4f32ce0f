/** What a template draws on. Nothing else reaches it: equal contexts render equal texts. */
export type TemplateContext = {
  /** [0, 1) */
  random(): number
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Which message this is, for `{{seq}}`. */
  readonly count: number
  /** The key of this very message, for `{{key}}` inside a value. */
  readonly key?: string | null
  /** The value of this very message, parsed, for `{{field id}}` inside a key. */
  readonly own?: unknown
  /** The element of a list that this message is made for, for `{{item}}`. */
  readonly item?: unknown
  /** The record that the service received. Absent for messages on a clock. */
  readonly input?: { readonly key: string | null; readonly value: unknown }
}

/** A message that could not be made from its input; `message` is a sentence for people. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}
