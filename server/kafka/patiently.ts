import { pause } from './backoff'
import { BrokerRefusal } from './brokerRefusal'

const AGAIN_MS = 100
const AT_MOST_MS = 10_000

/** Does the work again while brokers answer that they are not ready for it: a new cluster's group coordinator, a leader being elected. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + AT_MOST_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const isPassing = error instanceof BrokerRefusal && error.retriable
      if (!isPassing || Date.now() > deadline) throw error
      await pause(AGAIN_MS)
    }
  }
}
