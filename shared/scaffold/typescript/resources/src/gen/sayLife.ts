import type { LifeEvent } from './board/behaviour/lifeMessage.js'
import { compileMessage } from './board/generation/compileMessage.js'
import { LIFE_SIGNS, SERVICE } from './drawing.js'
import { sentenceOf } from './log.js'
import type { Runtime } from './runtime.js'
import type { TopicName } from './topics.js'

/** Where the service tells that it starts and stops. */
export type LifeSign = {
  readonly connectionId: string
  readonly topic: TopicName
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string
}

/** What cannot be told is logged, and nothing else changes. */
export async function sayLife(type: LifeEvent, { stamp, cluster, random, count, log }: Runtime): Promise<void> {
  const input = { key: null, value: { type, service: SERVICE.name, instances: 1 } }
  for (const sign of LIFE_SIGNS) {
    try {
      const message = compileMessage(sign)({ random, now: Date.now(), count: count(), input })
      await cluster.producer.send(stamp([{ topic: sign.topic, connection: sign.connectionId, ...message }]))
    } catch (error) {
      log.warn(`${type} could not be told.`, { topic: sign.topic, error: sentenceOf(error) })
    }
  }
}
