import { RECORD_VARIABLES } from '../expression/compileExpression'
import { done, type Outcome, refused } from '../problem'
import { LIMITS } from '../topology/limits'
import { type Attempted, attempt } from './attempt'
import { explaining, fieldExpression } from './fieldExpression'
import { keepable } from './keptKey'
import { recordScope } from './recordScope'
import type { RecordText } from './recordText'
import { writtenKey } from './written'

/** The last value of each key of a topic, as it was received: values take much more memory than their text. */
export type LookupTable = {
  readonly rows: Map<string, string>
  /** Characters of all keys and values. */
  length: number
}

export const createLookupTable = (): LookupTable => ({ rows: new Map(), length: 0 })

export function forgetRows(table: LookupTable): void {
  table.rows.clear()
  table.length = 0
}

/** Takes one more record of the table's topic in; a null value removes its key. Refused where it is not a row, or one too many. */
export function keepLast(table: LookupTable, { key, value }: Pick<RecordText, 'key' | 'value'>): Outcome<void> {
  if (key === null) return refused({ code: 'noKey', sentence: 'A record without a key cannot stand in a table.' })
  const kept = keepable(key)
  if (!kept.ok) return kept
  const { rows } = table
  const before = rows.get(key)
  const length = table.length + rowLength(key, value) - rowLength(key, before)
  if (before === undefined && value !== null && rows.size >= LIMITS.storeEntries) return refused(tooManyKeys(rows.size))
  if (length > Math.max(LIMITS.storeBytes, table.length)) return refused(TOO_LARGE)
  if (value !== null && !isJson(value))
    return refused({ code: 'notJson', sentence: `The value of the key "${key.slice(0, 50)}" is not JSON.` })
  if (value === null) rows.delete(key)
  else rows.set(key, value)
  table.length = length
  return done(undefined)
}

const rowLength = (key: string, value: string | null | undefined) => (value == null ? 0 : key.length + value.length)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const tooManyKeys = (keys: number) => ({
  code: 'tableFull',
  sentence: `The table has ${keys} keys, which is as many as are kept.`,
})
const TOO_LARGE = {
  code: 'tableFull',
  sentence: `The table would take more than ${LIMITS.storeBytes / (1024 * 1024)} MB, which is as much as is kept.`,
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
        return key === null ? null : JSON.parse(table.rows.get(key) ?? 'null')
      })
  })
