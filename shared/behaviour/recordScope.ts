import { freshWork, type Scope, WORK } from '../expression/run'
import { TemplateError } from '../generation/templateContext'
import type { RecordText } from './recordText'

/** With `item` where a message is made for one element of a list. */
export type RecordScope = Scope & { readonly value: unknown; readonly item?: unknown }

/**
 * What expressions see of a record. Value and headers are read once, when they are first asked for; asking for the value throws a TemplateError
 * where it is not JSON. Of headers with one name the last counts. All expressions over it share the work of one record.
 */
export function recordScope({ work = freshWork(), ...record }: RecordText): RecordScope {
  const { key, value, headers, topic, partition, offset, timestamp } = record
  let parsed: { readonly value: unknown } | undefined
  let named: Readonly<Record<string, string>> | undefined
  return {
    [WORK]: work,
    key,
    get value() {
      parsed ??= { value: parse(value) }
      return parsed.value
    },
    get headers() {
      named ??= Object.fromEntries(headers)
      return named
    },
    topic,
    partition,
    offset: Number(offset),
    timestamp,
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    throw new TemplateError('The value of the record received is not JSON.')
  }
}

/** The same with more names, still parsing nothing that nobody asks for. */
export function extended<S extends Scope>(scope: S, more: Scope): S {
  const extending = { ...Object.getOwnPropertyDescriptors(scope), ...Object.getOwnPropertyDescriptors(more) }
  return Object.create(Object.prototype, extending)
}
