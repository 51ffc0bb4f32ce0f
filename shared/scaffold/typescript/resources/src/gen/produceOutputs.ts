import type { Cluster } from './cluster.js'
import type { Config } from './config.js'
import { SERVICE } from './drawing.js'
import { type Answered, stampedHeaders } from './headers.js'
import type { Output } from './message.js'

/** Stamps the headers, puts the prefix before the topic and waits for the acknowledgement. */
export async function produceOutputs(
  outputs: readonly Output[],
  to: { readonly config: Config; readonly cluster: Cluster },
  answered?: Omit<Answered, 'output'>,
): Promise<void> {
  if (outputs.length === 0) return
  const time = Date.now()
  await to.cluster.producer.send(
    outputs.map(({ topic, key, value, headers, index }, place) => ({
      topic: to.config.prefix + topic,
      key: asBytes(key),
      value: asBytes(value),
      headers: stampedHeaders(
        { service: SERVICE.slug, topic, time, own: headers },
        answered && { ...answered, output: index ?? place },
      ),
    })),
  )
}

const asBytes = (part: Buffer | string | null) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)
