import { canonicalJson } from '../expression/canonicalJson'
import { RECORD_VARIABLES } from '../expression/compileExpression'
import { type Attempted, attempt } from './attempt'
import { FieldError, fieldProblem } from './behaviourProblem'
import { explaining, fieldExpression } from './fieldExpression'
import { keptKey } from './keptKey'
import { extended, recordScope } from './recordScope'
import type { RecordText } from './recordText'
import { writtenKey } from './written'

/** A store of `kind: state`, with the filter of the connection that leads to it. */
export type DrawnFold = {
  readonly storeId: string
  readonly connectionId: string
  readonly key: string
  readonly fold: string
  readonly where: string
}

/** An entry's next value as canonical JSON; null removes it. */
export type FoldedEntry = { readonly key: string; readonly state: string | null }

/** `read` gives an entry's value, null where there is none. Undefined: the filter holds the record back. */
export type FoldRecord = (record: RecordText, read: (key: string) => unknown) => Attempted<FoldedEntry | undefined>

/** How a state follows from records, one after the other: the same records fold into the same state. */
export const compileFold = (drawn: DrawnFold): Attempted<FoldRecord> => attempt(() => folding(drawn))

function folding(drawn: DrawnFold): FoldRecord {
  const [keyField, foldField] = [field(drawn.storeId, 'key'), field(drawn.storeId, 'fold')]
  const variables = RECORD_VARIABLES
  const where = fieldExpression(drawn.where, field(drawn.connectionId, 'where'), { wants: 'boolean', variables })
  const key = fieldExpression(drawn.key, keyField, { wants: 'value', variables })
  const fold = fieldExpression(drawn.fold, foldField, { wants: 'value', variables: [...variables, 'state'] })
  return (record, read) =>
    attempt(() => {
      const scope = recordScope(record)
      if (where && where.evaluate(scope) !== true) return undefined
      const entryKey = key ? explaining(keyField, () => writtenKey(key.evaluate(scope))) : record.key
      if (entryKey === null) throw new FieldError(fieldProblem(keyField, NO_KEY))
      const state = fold
        ? fold.evaluate(extended(scope, { state: read(entryKey) }))
        : explaining(foldField, () => scope.value)
      return { key: keptKey(entryKey, keyField), state: written(state) }
    })

  function written(state: unknown): string | null {
    if (state === null || state === undefined) return null
    const json = canonicalJson(state)
    if (json.ok) return json.value
    throw new FieldError(fieldProblem(foldField, json.problem))
  }
}

const field = (elementId: string, name: string) => ({ elementId, field: name })

const NO_KEY = {
  code: 'noKey',
  sentence: 'The record gives no key for an entry.',
  next: 'Draw where the key comes from, such as value.id.',
}
