import { RECORD_VARIABLES } from '../expression/compileExpression'
import { type Attempted, attempt } from './attempt'
import { fieldExpression } from './fieldExpression'
import { recordScope } from './recordScope'
import type { RecordText } from './recordText'

export type DrawnFilter = { readonly connectionId: string; readonly where: string }

/** Whether a service is called for this record, or request. A problem: that cannot be told. */
export type CallFilter = (record: RecordText) => Attempted<boolean>

export const compileCallFilter = ({ connectionId, where }: DrawnFilter): Attempted<CallFilter> =>
  attempt(() => {
    const field = { elementId: connectionId, field: 'where' }
    const expression = fieldExpression(where, field, { wants: 'boolean', variables: RECORD_VARIABLES })
    return (record) => attempt(() => !expression || expression.evaluate(recordScope(record)) === true)
  })
