import { type Attempted, attempt } from './attempt'
import type { DrawnOutput } from './drawnOutput'
import type { Draws } from './draws'
import { explaining } from './fieldExpression'
import { outputWriter } from './outputWriter'
import type { FinishedWindow } from './tumblingWindow'
import { writtenValue } from './written'

/** The message of a finished window. */
export type WriteWindow = (window: FinishedWindow, draws: Draws) => Attempted<WindowMessage>
export type WindowMessage = { readonly key: string | null; readonly value: string | null }

const VARIABLES = ['by', 'count', 'sum', 'min', 'max', 'avg', 'start', 'end']

/** Without `map` and template the window itself. Its key is what is grouped by. Throws a FieldError where something does not compile. */
export function windowWriter(output: DrawnOutput): WriteWindow {
  const write = outputWriter(output, VARIABLES)
  const field = { elementId: output.connectionId, field: 'by' }
  return (window, draws) => {
    const context = { ...draws, input: { key: window.by, value: window } }
    return attempt(() => {
      const received = { key: window.by, value: explaining(field, () => writtenValue(window)) }
      const { key = received.key, value = received.value } = write({ context, scope: window, received })
      return { key, value }
    })
  }
}
