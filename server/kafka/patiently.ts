import { pause } from './backoff'
import { BrokerRefusal } from './brokerRefusal'

const AGAIN_MS = 100
const AT_MOST_MS = 10_000

type IsPassing = (refusal: BrokerRefusal) => boolean

/** Does the work again while brokers answer that they are not ready for it: a new cluster's group coordinator, a leader being elected. */
export async function patiently<T>(work: () => Promise<T>, isPassing: IsPassing = isRetriable): Promise<T> {
  const deadline = Date.now() + AT_MOST_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const mayPass = error instanceof BrokerRefusal && isPassing(error)
      if (!mayPass || Date.now() > deadline) throw error
      await pause(AGAIN_MS)
    }
  }
}

const isRetriable: IsPassing = ({ retriable }) => retriable

/** Leaders are elected anew after a start. A topic that is not there is no such thing: it will not come. */
export const isElection: IsPassing = ({ type, retriable }) => retriable && type !== 'UNKNOWN_TOPIC_OR_PARTITION'
