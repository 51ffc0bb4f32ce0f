import { eventIdOf } from './board/generation/eventIdOf.js'
import { createSeenEvents } from './board/handling/seenEvents.js'
import type { Context } from './message.js'

/** The events that an idempotent service has handled; it ends with the process. */
export type Memory = {
  has(context: Context): boolean
  /** It comes again from its own place: nobody but its windows has to know. */
  isRedelivery(context: Context): boolean
  add(context: Context): void
}

export function createMemory(isIdempotent: boolean): Memory {
  const seen = createSeenEvents()
  const idOf = ({ record }: Context) => (isIdempotent ? eventIdOf(record) : undefined)
  return {
    has(context) {
      const id = idOf(context)
      return id !== undefined && seen.has(context.group, id)
    },
    isRedelivery(context) {
      const id = idOf(context)
      return id !== undefined && seen.isRedelivery(context.group, id, context.record)
    },
    add(context) {
      const id = idOf(context)
      if (id !== undefined) seen.add(context.group, id, context.record)
    },
  }
}
