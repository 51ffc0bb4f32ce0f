import { behaviourOf } from '../../shared/topology/behaviourOf'
import { isStream, streamsOf } from '../../shared/topology/isStream'
import type { Captures, Connection, Produces, Topology } from '../../shared/topology/model'
import { nameOf } from '../../shared/topology/nameOf'

/** What stands on an edge beside its figure; '' = nothing. */
export function edgeWord(topology: Topology, connection: Connection): string {
  switch (connection.kind) {
    case 'produces':
      return wordOfProduces(topology, connection)
    case 'subscribes':
      return isStream(connection) ? connection.group : 'table'
    case 'calls':
      return 'HTTP'
    case 'keeps':
      return ''
    case 'captures':
      return wordOfCapture(connection)
  }
}

function wordOfProduces(topology: Topology, connection: Produces): string {
  if (connection.when === 'life') return 'starts, stops'
  return connection.when === 'failure' ? wordOfFailures(topology, connection) : ''
}

/** What comes back is tried again; what does not is put aside. */
const wordOfFailures = (topology: Topology, { from, to }: Produces) =>
  streamsOf(topology).some((stream) => stream.from === to && stream.to === from) ? 'gives up to' : 'dead letters'

const MODES = { changes: 'changes', outbox: 'outbox', dualWrite: 'dual write' } as const

function wordOfCapture(connection: Captures): string {
  const { mode, paused } = behaviourOf.captures(connection)
  return paused ? `${MODES[mode]}, paused` : MODES[mode]
}

function sentenceOfProduces({ when }: Produces, from: string, to: string): string {
  switch (when) {
    case 'rate':
    case 'input':
      return `${from} produces to ${to}`
    case 'failure':
      return `${from} gives up to ${to}`
    case 'life':
      return `${from} tells ${to} when it starts and stops`
  }
}

/** The whole connection in one sentence, for those who do not see it. */
export function edgeSentence(topology: Topology, connection: Connection): string {
  const [from, to] = [nameOf(topology, connection.from), nameOf(topology, connection.to)]
  switch (connection.kind) {
    case 'produces':
      return sentenceOfProduces(connection, from, to)
    case 'subscribes':
      return isStream(connection)
        ? `${to} subscribes to ${from} as group ${connection.group}`
        : `${to} reads ${from} as a table`
    case 'calls':
      return `${from} calls ${to}`
    case 'keeps':
      return `${from} keeps its data in ${to}`
    case 'captures':
      return `${from} is captured into ${to}`
  }
}
