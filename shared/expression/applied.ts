import type { Compiled } from './compiled'
import type { Span } from './expressionProblem'
import type { Operation } from './operations'

export type Operand = Compiled &
  Span & { /** A whole number that is written here. */ readonly literal?: string | undefined }

export type Applied = {
  /** As written, for people. */
  readonly name: string
  readonly operations: readonly Operation[]
  readonly operands: readonly Operand[]
  readonly span: Span
}
