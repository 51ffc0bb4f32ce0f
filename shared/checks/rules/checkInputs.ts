import { carriesOn } from '../../topology/carriesOn'
import type { Connection } from '../../topology/model'
import { receivers } from '../../topology/receivers'
import type { BoardProblem, Rule } from '../boardProblem'

/** What is done for each record received needs records, or requests, to receive. */
export const checkInputs: Rule = function* (board) {
  const receiving = receivers(board)
  for (const connection of board.connections.values()) {
    const service = board.services.get(connection.from)
    if (!service || receiving.has(service.id) || !carriesOn(connection)) continue
    yield { code: 'noInput', ...missing(connection, service.name), elementId: connection.id, field: 'when' }
  }
}

function missing(connection: Connection, service: string): Pick<BoardProblem, 'severity' | 'sentence' | 'next'> {
  if (connection.kind === 'produces' && connection.when === 'failure') {
    const sentence = `"${service}" is to pass on what it gives up, but it receives nothing.`
    return { severity: 'warning', sentence, next: 'Connect a topic to it.' }
  }
  if (connection.kind === 'produces') {
    const sentence = `"${service}" is to produce a message per record it receives, but it receives nothing.`
    return { severity: 'error', sentence, next: 'Connect a topic to it, or let it produce at a rate.' }
  }
  const does = connection.kind === 'calls' ? 'call' : 'keep something'
  const sentence = `"${service}" is to ${does} for each record it receives, but it receives nothing.`
  return { severity: 'hint', sentence, next: 'Connect a topic to it, or let it do so at a rate.' }
}
