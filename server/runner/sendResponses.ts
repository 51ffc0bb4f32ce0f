import { deliver } from './deliver'
import { repeatableId } from './repeatableId'
import type { Response } from './respond'
import { type OwnRecord, placeOf, type Received, type RunTools, type Signals } from './runTools'
import type { Sequence } from './sequence'
import type { ServiceWork } from './serviceWork'
import { stampedHeaders } from './stampedHeaders'
import { type Limit, waitForAllowance } from './throttle'

export type Answering = {
  readonly record: Received
  /** As on the cluster; for a request its event id. */
  readonly group: string
  readonly responses: readonly Response[]
  readonly work: ServiceWork
  readonly limits: readonly Limit[]
  sequenceOf(connectionId: string): Sequence
  readonly signals: Signals
}

/** Sends them one after the other, each acknowledged before the next. Rejects as `deliver` does. */
export async function sendResponses(answering: Answering, tools: RunTools): Promise<void> {
  const { record, responses, limits, signals } = answering
  await waitForAllowance(responses.length, limits, { throttled: tools.throttled, signal: signals.give })
  const own = responses.map((response) => ({ response, record: toRecord(response, answering, tools) }))
  for (const { response, record: toSend } of own) {
    const { topic, topicName, id } = response.production
    const tell = (reason: string) => `${placeOf(record)} could not be answered to ${topicName}: ${reason}`
    await deliver({ topic, records: [toSend], source: id, tell, forEver: true, signals }, tools)
  }
}

function toRecord(response: Response, { record, group, work, sequenceOf }: Answering, tools: RunTools): OwnRecord {
  const { production, output, key, value } = response
  const topicName = work.drawnNames.get(record.topic) ?? record.topic
  const { partition, offset } = record
  const eventId = repeatableId({ group, topicName, partition, offset, output })
  const sequence = sequenceOf(production.id)
  return {
    key,
    value,
    headers: stampedHeaders({ production, slug: work.slug, sequence, key, eventId, input: record }, tools),
  }
}
