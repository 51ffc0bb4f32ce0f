import { costOfTexts } from '../expression/run'
import { charge } from './charge'
import type { DrawnOutput } from './drawnOutput'
import type { Draws } from './draws'
import { explaining } from './fieldExpression'
import { messageSelector, variablesOf } from './messageSelector'
import { type MessageText, outputWriter } from './outputWriter'
import type { RecordScope } from './recordScope'
import type { RecordText } from './recordText'
import type { WindowEntry } from './tumblingWindow'
import { entryReader } from './windowEntry'
import { type WriteWindow, windowWriter } from './windowWriter'
import { writtenValue } from './written'

export type Received = { readonly record: RecordText; readonly scope: RecordScope; readonly draws: Draws }

/** What one connection makes of a record. */
export type Made =
  | { readonly kind: 'message'; readonly message: MessageText }
  | { readonly kind: 'entry'; readonly entry: WindowEntry }

export type CompiledOutput = {
  readonly output: DrawnOutput
  /** Empty where the filter holds the record back. Throws a FieldError. */
  readonly answer: (received: Received) => readonly Made[]
  /** Of a connection with windows. */
  readonly writeWindow: WriteWindow | undefined
}

/** Throws a FieldError where something does not compile. */
export function compileOutput(output: DrawnOutput): CompiledOutput {
  const select = messageSelector(output)
  const isWindowed = output.windowSeconds > 0
  const make = isWindowed ? entryMaker(output) : messageMaker(output)
  return {
    output,
    answer: (received) => select(received.scope).map((scope) => make({ ...received, scope })),
    writeWindow: isWindowed ? windowWriter(output) : undefined,
  }
}

function entryMaker(output: DrawnOutput): (received: Received) => Made {
  const read = entryReader(output)
  return ({ scope, record }) => ({ kind: 'entry', entry: read(scope, record) })
}

function messageMaker(output: DrawnOutput): (received: Received) => Made {
  const write = outputWriter(output, variablesOf(output))
  return ({ record, scope, draws }) => {
    const context = { ...draws, ...itemOf(scope), input: inputOf(record, scope) }
    const written = write({ context, scope, received: record })
    const message = 'item' in scope ? withItem(written, scope.item, output) : written
    charge(scope, costOfWriting(message), { elementId: output.connectionId, field: 'value' })
    return { kind: 'message', message }
  }
}

/** Parsed when a template asks for it. */
const inputOf = ({ key }: RecordText, scope: RecordScope) => ({
  key,
  get value() {
    return scope.value
  },
})

const itemOf = (scope: RecordScope) => ('item' in scope ? { item: scope.item } : {})

/** Of many messages made of one record each is its item, unless something else is drawn. */
const withItem = ({ key, value }: MessageText, item: unknown, { connectionId }: DrawnOutput): MessageText => ({
  key,
  value: value === undefined ? explaining({ elementId: connectionId, field: 'each' }, () => writtenValue(item)) : value,
})

/** Many long messages out of one record are too much work as well. */
const costOfWriting = ({ key, value }: MessageText) => costOfTexts(key ?? '', value ?? '')
