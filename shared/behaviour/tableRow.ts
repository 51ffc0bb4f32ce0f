import { canonicalJson } from '../expression/canonicalJson'
import { RECORD_VARIABLES } from '../expression/compileExpression'
import type { Scope } from '../expression/run'
import { compileTemplate } from '../generation/template'
import type { TemplateContext } from '../generation/templateContext'
import { type Attempted, attempt } from './attempt'
import { FieldError, fieldProblem } from './behaviourProblem'
import type { Draws } from './draws'
import { explaining, fieldExpression } from './fieldExpression'
import { keptKey } from './keptKey'
import { PLAIN_ROW } from './ownMessage'
import { extended, recordScope } from './recordScope'
import type { RecordText } from './recordText'
import { writtenKey } from './written'

/** A store of `kind: table`; for what a service writes there, with the connection that leads to it. */
export type DrawnRow = {
  readonly storeId: string
  readonly key: string
  readonly connectionId: string
  readonly row: string
  readonly where: string
}

/** `row` is canonical JSON of an object; null deletes it. */
export type TableRow = { readonly id: string; readonly row: string | null }

export type RowWriter = {
  /** Undefined: the filter holds the record back. */
  forRecord(record: RecordText, draws: Draws): Attempted<TableRow | undefined>
  onClock(draws: Draws): Attempted<TableRow>
}
export type ReadRow = (json: string) => Attempted<TableRow>

/** What a service writes into a table: the row that is drawn, otherwise the value received, on a clock a plain row. */
export const compileRow = (drawn: DrawnRow): Attempted<RowWriter> => attempt(() => rowWriter(drawn))

/** A row that somebody typed. */
export const compileRowReader = ({ storeId, key }: Pick<DrawnRow, 'storeId' | 'key'>): Attempted<ReadRow> =>
  attempt(() => {
    const read = rowReader({ storeId, key })
    return (json) => attempt(() => read(json, {}))
  })

function rowWriter(drawn: DrawnRow): RowWriter {
  const { connectionId } = drawn
  const whereField = { elementId: connectionId, field: 'where' }
  const where = fieldExpression(drawn.where, whereField, { wants: 'boolean', variables: RECORD_VARIABLES })
  const render = drawn.row === '' ? undefined : template(drawn)
  const renderOwn = render ?? template({ ...drawn, row: PLAIN_ROW })
  const read = rowReader(drawn)
  return {
    forRecord: (record, draws) =>
      attempt(() => {
        const scope = recordScope(record)
        if (where && where.evaluate(scope) !== true) return undefined
        if (!render && record.value === null) return deletion(record, drawn)
        return read(render ? render({ ...draws, input: inputOf(record, scope) }) : (record.value ?? ''), scope)
      }),
    onClock: (draws) => attempt(() => read(renderOwn(draws), {})),
  }
}

function template({ row, connectionId }: DrawnRow): (context: TemplateContext) => string {
  const field = { elementId: connectionId, field: 'row' }
  const compiled = compileTemplate(row)
  if (!compiled.ok) throw new FieldError(fieldProblem(field, compiled.problem))
  return (context) => explaining(field, () => compiled.template.render(context))
}

const inputOf = ({ key }: RecordText, scope: Scope) => ({
  key,
  get value() {
    return scope.value
  },
})

/** A tombstone names its row by its key, in the way of change events too: `{"id":7}`. */
function deletion({ key }: RecordText, { storeId }: DrawnRow): TableRow {
  const id = key === null ? null : (idIn(objectIn(key)) ?? key)
  if (id === null) throw new FieldError(fieldProblem({ elementId: storeId, field: 'key' }, NO_ID))
  return { id, row: null }
}

type ReadInScope = (json: string, scope: Scope) => TableRow

/** The expression of the key sees the row as `value`. */
function rowReader({ storeId, key }: Pick<DrawnRow, 'storeId' | 'key'>): ReadInScope {
  const field = { elementId: storeId, field: 'key' }
  const rowField = { elementId: storeId, field: 'row' }
  const expression = fieldExpression(key, field, { wants: 'value', variables: RECORD_VARIABLES })
  return (json, scope) => {
    const value = objectIn(json)
    if (!value) throw new FieldError(fieldProblem(rowField, NO_OBJECT))
    const written = canonicalJson(value)
    if (!written.ok) throw new FieldError(fieldProblem(rowField, written.problem))
    if (written.value.length > MOST_CHARACTERS) throw new FieldError(fieldProblem(rowField, TOO_LONG))
    const id = expression
      ? explaining(field, () => writtenKey(expression.evaluate(extended(scope, { value }))))
      : idIn(value)
    if (id === null || id === '') throw new FieldError(fieldProblem(field, NO_ID))
    return { id: keptKey(id, field), row: written.value }
  }
}

function objectIn(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function idIn(row: object | null): string | null {
  const id: unknown = row && 'id' in row ? row.id : null
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}

const MOST_CHARACTERS = 100_000

const NO_OBJECT = {
  code: 'noRow',
  sentence: 'A row is a JSON object, such as {"id": 7, "name": "Ann"}; this is not one.',
}
const NO_ID = {
  code: 'noId',
  sentence: 'The row has no id.',
  next: 'Give it a field "id" with a text or a number, or draw in the store where the key comes from.',
}
const TOO_LONG = {
  code: 'tooLarge',
  sentence: `The row takes more than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
}
