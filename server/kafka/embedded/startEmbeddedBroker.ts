import type { EmbeddedState, StartEmbeddedBroker } from './port'
import { KAFKA_VERSION } from './prepare'
import { type Ending, supervise } from './supervise'

export const startEmbeddedBroker: StartEmbeddedBroker = (options) => {
  const listeners = new Set<(state: EmbeddedState) => void>()
  let state: EmbeddedState = { kind: 'starting', sentence: `Starting Kafka ${KAFKA_VERSION}.` }
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
  let end = begin()
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work)
    return turn
  }
  return {
    state: () => state,
    onState,
    async restart() {
      await inTurn(async () => {
        await end('restart')
        tell({ kind: 'starting', sentence: `Starting Kafka ${KAFKA_VERSION}.` })
        end = begin()
      })
      await settled({ state: () => state, onState })
    },
    stop: () =>
      inTurn(async () => {
        await end('stop')
        if (state.kind !== 'stopped') tell({ kind: 'stopped' })
      }),
  }
}

type Watched = { state(): EmbeddedState; onState(listener: (state: EmbeddedState) => void): () => void }

/** Resolves with the state in which waiting longer would not help. */
export function settled(broker: Watched): Promise<EmbeddedState> {
  const isSettled = (state: EmbeddedState) => ['ready', 'failed', 'stopped'].includes(state.kind)
  return new Promise((resolve) => {
    if (isSettled(broker.state())) return resolve(broker.state())
    const forget = broker.onState((state) => {
      if (!isSettled(state)) return
      forget()
      resolve(state)
    })
  })
}
