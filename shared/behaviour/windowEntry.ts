import type { Scope } from '../expression/run'
import type { DrawnOutput } from './drawnOutput'
import { explaining, fieldExpression } from './fieldExpression'
import { keptKey } from './keptKey'
import { variablesOf } from './messageSelector'
import type { RecordText } from './recordText'
import type { WindowEntry } from './tumblingWindow'
import { writtenKey } from './written'

/** What of a record goes into a window. Throws a FieldError. */
export type ReadEntry = (scope: Scope, record: Pick<RecordText, 'key' | 'timestamp'>) => WindowEntry

/** Throws a FieldError where an expression does not compile. */
export function entryReader(output: DrawnOutput): ReadEntry {
  const variables = variablesOf(output)
  const field = (name: 'by' | 'of') => ({ elementId: output.connectionId, field: name })
  const by = fieldExpression(output.by, field('by'), { wants: 'value', variables })
  const of = fieldExpression(output.of, field('of'), { wants: 'number', variables })
  return (scope, { key, timestamp }) => {
    const group = by ? explaining(field('by'), () => writtenKey(by.evaluate(scope))) : key
    return {
      by: group === null ? null : keptKey(group, field('by')),
      amount: of ? Number(of.evaluate(scope)) : null,
      timestamp,
    }
  }
}
