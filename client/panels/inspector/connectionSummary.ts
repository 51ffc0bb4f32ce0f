import type { Connection, Produces } from '../../../shared/topology/model'

/** What a connection does, in few words. */
export function connectionSummary(connection: Connection): string {
  switch (connection.kind) {
    case 'produces':
      return producesSummary(connection)
    case 'subscribes':
      return connection.as === 'table' ? 'as a table' : `as ${connection.group}`
    case 'calls':
    case 'keeps':
      return connection.when === 'rate' ? rateSummary(connection.rate ?? 0) : 'for each record'
    case 'captures':
      return connection.paused ? 'paused' : MODES[connection.mode ?? 'changes']
  }
}

const MODES = { changes: 'changes', outbox: 'outbox', dualWrite: 'dual write' } as const

function producesSummary({ when, rate, where, otherwise, windowSeconds }: Produces): string {
  switch (when) {
    case 'rate':
      return rateSummary(rate)
    case 'failure':
      return 'failures'
    case 'life':
      return 'starts and stops'
    case 'input': {
      if (windowSeconds) return `every ${windowSeconds} s`
      if (otherwise) return 'otherwise'
      return where ? 'filtered' : 'for each record'
    }
  }
}

const rateSummary = (rate: number) => (rate === 0 ? 'by hand' : `${rate} /s`)
