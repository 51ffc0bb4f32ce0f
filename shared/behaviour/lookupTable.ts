import { RECORD_VARIABLES } from '../expression/compileExpression'
import { done, type Outcome, refused } from '../problem'
import { LIMITS } from '../topology/limits'
import { type Attempted, attempt } from './attempt'
import { explaining, fieldExpression } from './fieldExpression'
import { recordScope } from './recordScope'
import type { RecordText } from './recordText'
import { writtenKey } from './written'

/** The last value of each key of a topic, parsed. */
export type LookupTable = Map<string, unknown>

/** Takes one more record of the table's topic in; a null value removes its key. Refused where it is not a row: no key, or not JSON. */
export function keepLast(table: LookupTable, { key, value }: Pick<RecordText, 'key' | 'value'>): Outcome<void> {
  if (key === null) return refused({ code: 'noKey', sentence: 'A record without a key cannot stand in a table.' })
  if (value === null) {
    table.delete(key)
    return done(undefined)
  }
  if (!table.has(key) && table.size >= LIMITS.storeEntries)
    return refused({ code: 'tableFull', sentence: `The table has ${table.size} keys, which is as many as are kept.` })
  try {
    table.set(key, JSON.parse(value))
    return done(undefined)
  } catch {
    return refused({ code: 'notJson', sentence: `The value of the key "${key.slice(0, 50)}" is not JSON.` })
  }
}

/** A subscription `as: table`. */
export type DrawnLookup = { readonly connectionId: string; readonly lookup: string }

/** What the table holds for a record in hand; null where it holds nothing. */
export type LookUp = (table: LookupTable, record: RecordText) => Attempted<unknown>

export const compileLookup = ({ connectionId, lookup }: DrawnLookup): Attempted<LookUp> =>
  attempt(() => {
    const field = { elementId: connectionId, field: 'lookup' }
    const expression = fieldExpression(lookup, field, { wants: 'value', variables: RECORD_VARIABLES })
    return (table, record) =>
      attempt(() => {
        const key = expression
          ? explaining(field, () => writtenKey(expression.evaluate(recordScope(record))))
          : record.key
        return key === null ? null : (table.get(key) ?? null)
      })
  })
