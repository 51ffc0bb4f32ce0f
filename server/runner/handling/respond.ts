import {
  type Behaviour,
  behaviourOfOutputs,
  type Output,
  tryToCompile,
} from '../../../shared/behaviour/compileBehaviour'
import type { DrawnOutput } from '../../../shared/behaviour/drawnOutput'
import type { RecordText } from '../../../shared/behaviour/recordText'
import type { FinishedWindow } from '../../../shared/behaviour/tumblingWindow'
import type { ConnectionEntry } from '../../../shared/behaviour/windows'
import { remembered } from '../../../shared/topology/remembered'
import { recordText } from '../../recordText'
import { inTurns } from '../../turns'
import type { MessageBytes } from '../producing/messageBytes'
import type { Received, RunTools } from '../runTools'
import type { Production, ServiceWork } from '../serviceWork'
import { inBoundedTime } from './inBoundedTime'
import { failureOf, Unprocessable } from './workFailure'

/** What one record is answered with: selected and rendered once, whatever happens on the way to the cluster. */
export type Response = {
  readonly outputs: readonly ResponseOutput[]
  readonly entries: readonly ConnectionEntry[]
  /** No output took it. */
  readonly dropped: boolean
}
export type ResponseOutput = MessageBytes & { readonly production: Production; readonly index: number }
export type Responder = {
  /** Understands what is drawn, in turns with everybody else. Without it `respond` does, at once. Rejects with Interrupted. */
  ready(signal: AbortSignal): Promise<void>
  /** Throws an Unprocessable for a record that can never be answered, a WorkFailure for one that took too long this time. */
  respond(record: Received): Response
  /** The message of a window. Throws an Unprocessable. */
  ofWindow(connectionId: string, window: FinishedWindow): { readonly production: Production } & MessageBytes
}

type Parts = {
  work(): ServiceWork
  readonly tools: Pick<RunTools, 'now' | 'random' | 'thinking' | 'throttled'>
  /** What each table holds for the record, by drawn name. */
  lookUp(record: RecordText): Readonly<Record<string, unknown>>
}
type Compiled = {
  readonly reactions: readonly Production[]
  readonly behaviour: Behaviour
  readonly productions: ReadonlyMap<string, Production>
}

export function createResponder({ work, tools, lookUp }: Parts): Responder {
  let last: Compiled | undefined
  let count = 0

  function compiled(): Compiled {
    const { reactions } = work()
    if (last?.reactions !== reactions) last = compiledOf(reactions)
    return last
  }
  const draws = () => ({ random: tools.random, now: tools.now(), count })

  return {
    async ready(signal) {
      const { reactions } = work()
      if (last?.reactions === reactions) return
      for await (const reaction of inTurns(reactions)) await inBoundedTime(() => understood(reaction), tools, signal)
      last = compiledOf(reactions)
    },
    respond(record) {
      count += 1
      const { behaviour, productions } = compiled()
      const text = recordText(record, work().drawnNames.get(record.topic) ?? record.topic)
      const reaction = behaviour.react(text, { ...draws(), tables: lookUp(text) })
      if (reaction.kind === 'unhandled') throw failureOf(reaction.problem)
      return {
        outputs: reaction.outputs.map((output) => toBytes(output, record, productionOf(productions, output))),
        entries: reaction.entries.map((entry) => ({
          ...entry,
          seconds: behaviour.windows.get(entry.connectionId)?.seconds ?? 0,
        })),
        dropped: reaction.dropped && productions.size > 0,
      }
    },
    ofWindow(connectionId, window) {
      const { behaviour, productions } = compiled()
      const written = behaviour.windows.get(connectionId)?.write(window, draws())
      if (!written) throw new Unprocessable('The connection of a window is no longer drawn.')
      if (!written.ok) throw new Unprocessable(written.problem.sentence)
      const { key, value } = written.value
      return { production: productionOf(productions, { connectionId }), key: bytesOf(key), value: bytesOf(value) }
    },
  }
}

const understood = remembered((production: Production) => tryToCompile(drawnOutput(production)))

const compiledOf = (reactions: readonly Production[]): Compiled => ({
  reactions,
  behaviour: behaviourOfOutputs(reactions.map(understood)),
  productions: new Map(reactions.map((production) => [production.id, production])),
})

const drawnOutput = ({ id, topicName, ...production }: Production): DrawnOutput => ({
  ...production,
  connectionId: id,
  topic: topicName,
})

function productionOf(productions: Compiled['productions'], { connectionId }: { readonly connectionId: string }) {
  const production = productions.get(connectionId)
  if (!production) throw new Error(`${connectionId} is not compiled`)
  return production
}

/** What is not drawn stays as it was received, byte for byte. */
function toBytes({ key, value, index }: Output, record: Received, production: Production): ResponseOutput {
  return {
    production,
    index,
    key: key === undefined ? record.key : bytesOf(key),
    value: value === undefined ? record.value : bytesOf(value),
  }
}

const bytesOf = (text: string | null) => (text === null ? null : Buffer.from(text))
