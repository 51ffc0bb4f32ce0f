import { createSequence, type Sequence } from './board/producing/sequence.js'
import type { NewRecord } from './cluster.js'
import { SERVICE } from './drawing.js'
import { type Answered, stampedHeaders } from './headers.js'
import type { Output } from './message.js'
import { productionOf } from './production.js'

/** Makes records of outputs: once, however often they are sent, so that a repetition has the same id and number. */
export type StampOutputs = (outputs: readonly Output[], answered?: Omit<Answered, 'output'>) => readonly NewRecord[]

/** `prefix` goes before every topic. Messages are counted from here on, for each drawn connection. */
export function createStampOutputs(prefix: string): StampOutputs {
  const sequences = new Map<string, Sequence>()

  function sequenceOf(connectionId: string): Sequence {
    const sequence = sequences.get(connectionId) ?? createSequence()
    sequences.set(connectionId, sequence)
    return sequence
  }
  return (outputs, answered) =>
    outputs.map((output, place) => {
      const production = productionOf(output)
      const sequence = sequenceOf(production.connectionId)
      const [key, value] = [asBytes(output.key), asBytes(output.value)]
      const { eventId, headers: own } = output
      const headers = stampedHeaders(
        { service: SERVICE.slug, production, sequence, key, time: Date.now(), eventId, own },
        answered && { ...answered, output: output.index ?? place },
      )
      return { topic: prefix + output.topic, key, value, headers }
    })
}

const asBytes = (part: Buffer | string | null) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)
