import type { EmbeddedBroker, EmbeddedState, StartEmbeddedBroker } from './port'
import { type NodeOptions, startingState } from './prepare'
import { type Ending, supervise } from './supervise'

export const startEmbeddedBroker: StartEmbeddedBroker = (options) => startNode({ ...options, role: { kind: 'alone' } })

/** One process of the embedded Kafka. */
export type EmbeddedNode = EmbeddedBroker & {
  /** SIGKILL; it stays down until it is started. */
  kill(): Promise<void>
  /** Resolves when waiting longer would not help; one that runs just goes on. */
  start(): Promise<void>
}

export function startNode(options: NodeOptions): EmbeddedNode {
  const listeners = new Set<(state: EmbeddedState) => void>()
  let state: EmbeddedState = startingState(options.role)
  const tell = (next: EmbeddedState) => {
    state = next
    for (const listener of [...listeners]) listener(next)
  }
  const onState = (listener: (state: EmbeddedState) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const begin = () => {
    const ending = new AbortController()
    const ended = supervise({ ...options, signal: ending.signal, tell })
    return (reason: Ending) => {
      ending.abort(reason)
      return ended
    }
  }
  const beginAnew = () => {
    tell(startingState(options.role))
    end = begin()
  }
  let end = begin()
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work)
    return turn
  }
  const endWith = (ending: Ending) =>
    inTurn(async () => {
      await end(ending)
      if (state.kind !== 'stopped') tell({ kind: 'stopped' })
    })
  return {
    state: () => state,
    onState,
    async restart() {
      await inTurn(() => end('restart').then(beginAnew))
      await settled({ state: () => state, onState })
    },
    async start() {
      await inTurn(async () => {
        if (state.kind === 'stopped' || state.kind === 'failed') beginAnew()
      })
      await settled({ state: () => state, onState })
    },
    kill: () => endWith('kill'),
    stop: () => endWith('stop'),
  }
}

type Watched = Pick<EmbeddedBroker, 'state' | 'onState'>

/** Resolves with the state in which waiting longer would not help. */
export function settled(broker: Watched): Promise<EmbeddedState> {
  return new Promise((resolve) => {
    if (isSettled(broker.state())) return resolve(broker.state())
    const forget = broker.onState((state) => {
      if (!isSettled(state)) return
      forget()
      resolve(state)
    })
  })
}

const isSettled = (state: EmbeddedState) => ['ready', 'failed', 'stopped'].includes(state.kind)
