import type { Handler } from './message.js'

/** A drawn "subscribes" connection, with the handler that answers its records. */
export type Subscription = {
  readonly topic: string
  readonly group: string
  /** Where the group begins when it has committed nothing yet. */
  readonly start: 'earliest' | 'latest'
  /** Where records go that cannot be handled. */
  readonly failureTopics: readonly string[]
  readonly handle: Handler
}
