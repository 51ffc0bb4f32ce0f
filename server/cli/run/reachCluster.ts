import type { Problem } from '../../../shared/problem'
import type { KafkaStatus } from '../../../shared/protocol/live'
import type { Engine } from '../../operations/parts'
import type { Headless } from './openHeadless'
import { interrupted, RunRefused } from './runRefused'

type Reaching = { readonly progress: (line: string) => void; readonly signal: AbortSignal }

/** Waits until Kafka is ready, and tells what it does meanwhile. Rejects with RunRefused where waiting longer would not help. */
export async function reachCluster({ parts: { cluster } }: Headless, { progress, signal }: Reaching): Promise<Engine> {
  const status = await new Promise<KafkaStatus>((resolve) => {
    const look = (now: KafkaStatus) => {
      if (COMING_UP.includes(now.state) && !signal.aborted) {
        if (now.sentence) progress(now.sentence)
        return
      }
      forget()
      signal.removeEventListener('abort', lookAgain)
      resolve(now)
    }
    const lookAgain = () => look(cluster.status())
    const forget = cluster.onStatus(look)
    signal.addEventListener('abort', lookAgain)
    lookAgain()
  })
  const engine = cluster.engine()
  if (signal.aborted) throw interrupted()
  if (status.state === 'ready' && engine.ok) return engine.value
  throw new RunRefused([whyNot(status)])
}

const COMING_UP: readonly KafkaStatus['state'][] = ['fetching', 'starting', 'restarting']

function whyNot({ state, brokers, sentence }: KafkaStatus): Problem {
  return state === 'unreachable'
    ? {
        code: state,
        sentence: `No broker answers at ${brokers.join(', ')}.`,
        next: 'Check the address, and that the brokers run.',
      }
    : { code: 'kafkaNotReady', sentence: sentence ?? 'There is no Kafka to run this board on.' }
}
