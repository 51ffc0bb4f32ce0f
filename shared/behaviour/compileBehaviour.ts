import { type Attempted, attempt } from './attempt'
import type { BehaviourProblem } from './behaviourProblem'
import { type CompiledOutput, compileOutput, type Made, type Received } from './compileOutput'
import type { DrawnOutput } from './drawnOutput'
import type { Draws } from './draws'
import type { MessageText } from './outputWriter'
import { extended, recordScope } from './recordScope'
import type { RecordText } from './recordText'
import type { WindowEntry } from './tumblingWindow'
import type { WriteWindow } from './windowWriter'

export type Output = MessageText & {
  readonly connectionId: string
  /** The same for every delivery of the record, whatever the other connections do; different from all its other outputs. */
  readonly index: number
}

export type Reaction =
  | {
      readonly kind: 'reacted'
      /** In the order drawn. */
      readonly outputs: readonly Output[]
      /** What goes into the window of a connection. */
      readonly entries: readonly (WindowEntry & { readonly connectionId: string })[]
      /** No connection took the record. */
      readonly dropped: boolean
    }
  /** No attempt can go better unless the problem is retriable: the record goes to the failure topic, or is named and passed over. */
  | { readonly kind: 'unhandled'; readonly problem: BehaviourProblem }

/** `tables`: for each table the service reads, what is found there for this record, by the topic's drawn name. */
export type ReactContext = Draws & { readonly tables: Readonly<Record<string, unknown>> }

export type React = (record: RecordText, context: ReactContext) => Reaction

export type Behaviour = {
  /** Everything drawn that does not compile. While there is something, every record is unhandled. */
  readonly problems: readonly BehaviourProblem[]
  /** All or nothing: one message that cannot be made leaves the record unhandled. */
  readonly react: React
  /** By connection, for those with windows. */
  readonly windows: ReadonlyMap<string, { readonly seconds: number; readonly write: WriteWindow }>
}

/** What a service does with each record, as a pure function. Drawn and exported services react with this, so that they react alike. */
export const compileBehaviour = (outputs: readonly DrawnOutput[]): Behaviour =>
  behaviourOfOutputs(outputs.map(tryToCompile))

/** One of its outputs, for whoever compiles many of them one after the other. */
export const tryToCompile = (output: DrawnOutput): Attempted<CompiledOutput> => attempt(() => compileOutput(output))

export function behaviourOfOutputs(attempted: readonly Attempted<CompiledOutput>[]): Behaviour {
  const compiled = attempted.flatMap((one) => (one.ok ? [one.value] : []))
  const problems = attempted.flatMap((one) => (one.ok ? [] : [one.problem]))
  return { problems, react: reacting(compiled, problems[0]), windows: windowsOf(compiled) }
}

function windowsOf(compiled: readonly CompiledOutput[]): Behaviour['windows'] {
  return new Map(
    compiled.flatMap(({ output, writeWindow }) =>
      writeWindow ? [[output.connectionId, { seconds: output.windowSeconds, write: writeWindow }] as const] : [],
    ),
  )
}

function reacting(compiled: readonly CompiledOutput[], problem: BehaviourProblem | undefined): React {
  if (problem) return () => ({ kind: 'unhandled', problem })
  return (record, { tables, ...draws }) => {
    const received = { record, draws, scope: extended(recordScope(record), { tables }) }
    const attempted = attempt(() => answersOf(compiled, received))
    return attempted.ok ? reactionOf(compiled, attempted.value) : unhandled(compiled, attempted.problem)
  }
}

function unhandled(compiled: readonly CompiledOutput[], problem: BehaviourProblem): Reaction {
  const topic = compiled.find(({ output }) => output.connectionId === problem.elementId)?.output.topic
  const sentence = `No message for ${topic} (${problem.place}): ${problem.sentence}`
  return { kind: 'unhandled', problem: { ...problem, sentence } }
}

/** For each connection in the order drawn. Those for what nobody else took come last, but stay in their place. */
function answersOf(compiled: readonly CompiledOutput[], received: Received): readonly (readonly Made[])[] {
  const regular = compiled.map(({ output, answer }) => (output.otherwise ? [] : answer(received)))
  if (regular.some((made) => made.length > 0)) return regular
  return compiled.map(({ output, answer }) => (output.otherwise ? answer(received) : []))
}

function reactionOf(compiled: readonly CompiledOutput[], answers: readonly (readonly Made[])[]): Reaction {
  const made = answers.flatMap((all, position) =>
    all.map((one, item) => ({
      one,
      connectionId: compiled[position]?.output.connectionId ?? '',
      index: position + item * compiled.length,
    })),
  )
  return {
    kind: 'reacted',
    outputs: made.flatMap(({ one, connectionId, index }) =>
      one.kind === 'message' ? [{ ...one.message, connectionId, index }] : [],
    ),
    entries: made.flatMap(({ one, connectionId }) => (one.kind === 'entry' ? [{ ...one.entry, connectionId }] : [])),
    dropped: made.length === 0,
  }
}
