import { isStream } from '../../../shared/topology/isStream'
import type { Connection, Topology } from '../../../shared/topology/model'
import { nameOf } from '../../../shared/topology/nameOf'

/** A connection as the node at one of its ends would tell it: `produces to orders`, `read by billing as group billing`. */
export function connectionWords(topology: Topology, connection: Connection, at: string): string {
  const isStart = connection.from === at
  const other = nameOf(topology, isStart ? connection.to : connection.from)
  switch (connection.kind) {
    case 'produces':
      if (connection.when === 'life')
        return isStart ? `tells ${other} when it starts and stops` : `told by ${other} when it starts and stops`
      if (connection.when === 'failure') return isStart ? `gives up to ${other}` : `gets what ${other} gives up`
      return isStart ? `produces to ${other}` : `produced by ${other}`
    case 'subscribes':
      if (!isStream(connection)) return isStart ? `read as a table by ${other}` : `reads ${other} as a table`
      return isStart
        ? `read by ${other} as group ${connection.group}`
        : `subscribes to ${other} as group ${connection.group}`
    case 'calls':
      return isStart ? `calls ${other}` : `called by ${other}`
    case 'keeps':
      return isStart ? `keeps its data in ${other}` : `kept by ${other}`
    case 'captures':
      return isStart ? `captured into ${other}` : `gets the changes of ${other}`
  }
}
