import { until } from './export/until'
import type { StreamboardServer } from './streamboardServer'

/** Where this server's Kafka can be reached, as it says itself. */
export async function brokersOf({ address }: StreamboardServer): Promise<readonly string[]> {
  const health: { readonly kafka: { readonly brokers: readonly string[] } } = await (
    await fetch(`${address}/healthz`)
  ).json()
  return health.kafka.brokers
}

/** The same once its broker is there, which takes a while where Kafka must be fetched. */
export const readyBrokersOf = (server: StreamboardServer): Promise<readonly string[]> =>
  until(
    'the broker is ready',
    async () => {
      const brokers = await brokersOf(server)
      return brokers.length > 0 ? brokers : undefined
    },
    100_000,
  )
