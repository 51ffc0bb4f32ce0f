import type { Config } from './config.js'
import { SERVICE } from './drawing.js'
import { type Origin, stampedHeaders } from './headers.js'
import type { Cluster } from './kafka.js'
import type { Output } from './message.js'

/** Stamps the headers, puts the prefix before the topic and waits for the acknowledgement. */
export async function publishOutputs(
  outputs: readonly Output[],
  to: { readonly config: Config; readonly cluster: Cluster },
  origin?: Omit<Origin, 'index'>,
): Promise<void> {
  if (outputs.length === 0) return
  const now = Date.now()
  await to.cluster.publisher.send(
    outputs.map(({ topic, key, value, headers }, index) => ({
      topic: to.config.prefix + topic,
      key: asBytes(key),
      value: asBytes(value),
      headers: stampedHeaders({ service: SERVICE.slug, topic, now, headers }, origin && { ...origin, index }),
    })),
  )
}

const asBytes = (part: Buffer | string | null) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)
