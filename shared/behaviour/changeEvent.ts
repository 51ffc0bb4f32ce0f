import { type Attempted, attempt } from './attempt'
import { explaining, fieldExpression } from './fieldExpression'
import { writtenKey, writtenValue } from './written'

/** One change of a table's row. `before` and `after` are JSON; null where there is none. */
export type RowChange = {
  readonly op: 'c' | 'u' | 'd'
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}
export type LoggedChange = RowChange & {
  /** Counts up within the table. */
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Key and value in the shape of Debezium's events, whose tools so can read them: https://debezium.io/documentation/reference/connectors/ */
export function changeEvent(table: string, change: LoggedChange): { readonly key: string; readonly value: string } {
  const { op, seq, at } = change
  const [before, after] = [parsed(change.before), parsed(change.after)]
  return {
    key: JSON.stringify({ id: ownId(after) ?? ownId(before) ?? change.id }),
    value: JSON.stringify({ op, ts_ms: at, source: { table, lsn: seq }, before, after }),
  }
}

/** A connection that captures with `outbox` or `dualWrite`. */
export type DrawnEvent = { readonly connectionId: string; readonly map: string; readonly mapKey: string }
/** `value` null is a tombstone. */
export type RowEvent = { readonly key: string; readonly value: string | null }
export type EventOfChange = (change: RowChange) => Attempted<RowEvent>

const VARIABLES = ['op', 'before', 'after']

/** The event of a write: as drawn, otherwise the row under its own key. */
export const compileEvent = ({ connectionId, map, mapKey }: DrawnEvent): Attempted<EventOfChange> =>
  attempt(() => {
    const field = { elementId: connectionId, field: 'map' }
    const keyField = { elementId: connectionId, field: 'mapKey' }
    const value = fieldExpression(map, field, { wants: 'value', variables: VARIABLES })
    const key = fieldExpression(mapKey, keyField, { wants: 'value', variables: VARIABLES })
    return ({ op, id, before, after }) =>
      attempt(() => {
        const scope = { op, before: parsed(before), after: parsed(after) }
        return {
          key: (key && explaining(keyField, () => writtenKey(key.evaluate(scope)))) ?? id,
          value: value ? explaining(field, () => writtenValue(value.evaluate(scope))) : after,
        }
      })
  })

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

const ownId = (row: unknown): unknown => (typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined)
