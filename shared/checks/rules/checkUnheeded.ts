import type { Connection, Service, Store, Topology } from '../../topology/model'
import { receivers } from '../../topology/receivers'
import type { BoardProblem, Rule } from '../boardProblem'

/** Settings that something else on the drawing keeps from having any effect. */
export const checkUnheeded: Rule = function* (board) {
  const receiving = receivers(board)
  for (const service of board.services.values()) {
    if (!receiving.has(service.id)) yield* unheeded(service, RECEIVES_NOTHING)
  }
  for (const store of board.stores.values()) {
    if (store.kind === 'table') yield* unheeded(store, NOT_FOLDED)
  }
  for (const connection of board.connections.values()) {
    for (const reason of reasonsAt(connection, board)) yield* unheeded(connection, reason)
  }
}

/** Why these fields do nothing, and what would change that. */
type Reason = { readonly fields: readonly string[]; readonly why: string; readonly next: string }

const RECEIVES_NOTHING: Reason = {
  fields: ['instances', 'commit'],
  why: 'this service receives nothing',
  next: 'Connect a topic to it',
}
const NOT_FOLDED: Reason = { fields: ['fold'], why: 'rows of a table are not folded', next: 'Make it a state' }
const NOT_PER_RECORD: Reason = {
  fields: ['where', 'otherwise', 'each', 'map', 'mapKey', 'windowSeconds', 'by', 'of'],
  why: 'nothing is produced for each record received',
  next: 'Let it produce for each record received',
}
const NO_WINDOW: Reason = { fields: ['by', 'of'], why: 'there is no window', next: 'Give the window a length' }
const NO_CLOCK: Reason = { fields: ['limit'], why: 'it does not produce on a clock', next: 'Let it produce at a rate' }
const PASSED_ON: Reason = {
  fields: ['key', 'value'],
  why: 'what the service gave up is passed on as it is',
  next: 'Let it produce for each record received',
}
const NOT_LOOKED_UP: Reason = {
  fields: ['lookup'],
  why: 'the topic is not read as a table',
  next: 'Read it as a table',
}
const NO_RATE: Reason = { fields: ['rate'], why: 'it does not work on a clock', next: 'Let it work at a rate' }
const NO_INPUT: Reason = { fields: ['where'], why: 'it calls on a clock', next: 'Let it call for each record received' }
const NO_ROWS: Reason = { fields: ['row'], why: 'a state has no rows', next: 'Make the store a table' }
const AS_CHANGES: Reason = {
  fields: ['type', 'map', 'mapKey'],
  why: 'changes are captured as they are',
  next: 'Choose outbox or dual write',
}

function reasonsAt(connection: Connection, { stores }: Topology): readonly Reason[] {
  switch (connection.kind) {
    case 'produces':
      return [
        ...(connection.when !== 'input' ? [NOT_PER_RECORD] : connection.windowSeconds ? [] : [NO_WINDOW]),
        ...(connection.when !== 'rate' ? [NO_CLOCK] : []),
        ...(connection.when === 'failure' ? [PASSED_ON] : []),
      ]
    case 'subscribes':
      return connection.as === 'table' ? [] : [NOT_LOOKED_UP]
    case 'calls':
      return [connection.when === 'rate' ? NO_INPUT : NO_RATE]
    case 'keeps':
      return [
        ...(connection.when === 'rate' ? [] : [NO_RATE]),
        ...(stores.get(connection.to)?.kind === 'table' ? [] : [NO_ROWS]),
      ]
    case 'captures':
      return (connection.mode ?? 'changes') === 'changes' ? [AS_CHANGES] : []
  }
}

/** One problem for all of the fields that are set although they do nothing. */
function* unheeded(element: Service | Store | Connection, { fields, why, next }: Reason): Iterable<BoardProblem> {
  const said = new Map(Object.entries(element))
  const [field, ...more] = fields.filter((name) => said.get(name))
  if (!field) return
  const names = [field, ...more].map((name) => `"${name}"`).join(', ')
  const sentence = `${names} ${more.length > 0 ? 'have' : 'has'} no effect here: ${why}.`
  yield {
    code: 'unheeded',
    severity: 'hint',
    sentence,
    next: `${next}, or take ${more.length > 0 ? 'them' : 'it'} back.`,
    elementId: element.id,
    field,
  }
}
