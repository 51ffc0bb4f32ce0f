import type { StreamboardServer } from './streamboardServer'

/** Where this server's Kafka can be reached, as it says itself. */
export async function brokersOf({ address }: StreamboardServer): Promise<readonly string[]> {
  const health: { readonly kafka: { readonly brokers: readonly string[] } } = await (
    await fetch(`${address}/healthz`)
  ).json()
  return health.kafka.brokers
}
