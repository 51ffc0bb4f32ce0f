import { type Attempted, attempt } from './attempt'
import { explaining, fieldExpression } from './fieldExpression'
import { writtenValue } from './written'

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
export type DrawnEvent = { readonly connectionId: string; readonly map: string }
/** The event's value; null is a tombstone. */
export type EventOfChange = (change: RowChange) => Attempted<string | null>

/** The event of a write: as drawn, otherwise the row. */
export const compileEvent = ({ connectionId, map }: DrawnEvent): Attempted<EventOfChange> =>
  attempt(() => {
    const field = { elementId: connectionId, field: 'map' }
    const expression = fieldExpression(map, field, { wants: 'value', variables: ['op', 'before', 'after'] })
    return ({ op, before, after }) =>
      attempt(() => {
        if (!expression) return after
        const value = expression.evaluate({ op, before: parsed(before), after: parsed(after) })
        return explaining(field, () => writtenValue(value))
      })
  })

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

const ownId = (row: unknown): unknown => (typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined)
