import type { Finished, Place } from '../../../shared/behaviour/windows'
import { inTurns } from '../../turns'
import { deliver } from '../producing/deliver'
import type { Sequence } from '../producing/sequence'
import { stampedHeaders } from '../producing/stampedHeaders'
import { type Limit, waitForAllowance } from '../producing/throttle'
import { type OwnRecord, placeOf, type Received, type RunTools, type Signals, sentenceOf } from '../runTools'
import type { Production, ServiceWork } from '../serviceWork'
import { inBoundedTime } from './inBoundedTime'
import { repeatableId, repeatableIdOf } from './repeatableId'
import type { Responder, ResponseOutput } from './respond'
import { isUnprocessable } from './workFailure'

export type Sending = {
  readonly work: ServiceWork
  readonly limits: readonly Limit[]
  sequenceOf(connectionId: string): Sequence
  readonly signals: Signals
}
type Message = { readonly production: Production; readonly record: OwnRecord }

export type Answering = {
  readonly record: Received
  /** As on the cluster; for a request its event id. */
  readonly group: string
  readonly outputs: readonly ResponseOutput[]
}

/** Sends what answers a record. Rejects as `deliver` does. */
export function sendResponses(answering: Answering, sending: Sending, tools: RunTools): Promise<void> {
  const { record, outputs } = answering
  const messages = outputs.map((output) => ({
    production: output.production,
    record: toRecord(output, answering, { sending, tools }),
  }))
  return sendAll(messages, placeOf(record), { sending, tools })
}

export type WindowSending = {
  readonly finished: readonly Finished[]
  readonly place: Place
  readonly ofWindow: Responder['ofWindow']
}

/**
 * Writes and sends the messages of windows, one after the other; their ids are the same whoever fills and finishes them. One that cannot be is
 * told and passed over: neither the others nor the record that ended it are to blame. Rejects as `deliver` does.
 */
export async function sendWindows(
  { finished, place, ofWindow }: WindowSending,
  sending: Sending,
  tools: RunTools,
): Promise<void> {
  const what = `A window of ${sending.work.drawnNames.get(place.topic) ?? place.topic}`
  for await (const one of inTurns(finished)) {
    try {
      const write = () => toMessage(one, { place, ofWindow }, { sending, tools })
      await sendAll([await inBoundedTime(write, tools, sending.signals.give)], what, { sending, tools })
    } catch (error) {
      if (!isUnprocessable(error)) throw error
      tools.mishap(`${what} was not sent: ${sentenceOf(error)}`)
    }
  }
}

type Means = { readonly sending: Sending; readonly tools: RunTools }

/** One after the other, each acknowledged before the next. */
async function sendAll(messages: readonly Message[], what: string, { sending, tools }: Means): Promise<void> {
  const { limits, signals } = sending
  await waitForAllowance(messages.length, limits, { throttled: tools.throttled, signal: signals.give })
  for (const { production, record } of messages) {
    const { topic, topicName, id } = production
    const tell = (reason: string) => `${what} could not be answered to ${topicName}: ${reason}`
    await deliver({ topic, records: [record], source: id, tell, forEver: true, signals }, tools)
  }
}

function toMessage(
  { connectionId, window }: Finished,
  { place: { group, topic, partition }, ofWindow }: Omit<WindowSending, 'finished'>,
  { sending: { work, sequenceOf }, tools }: Means,
): Message {
  const topicName = work.drawnNames.get(topic) ?? topic
  const { production, key, value } = ofWindow(connectionId, window)
  const eventId = repeatableIdOf([group, topicName, partition, connectionId, window.start, window.by])
  const sequence = sequenceOf(connectionId)
  const headers = stampedHeaders({ production, slug: work.slug, sequence, key, eventId }, tools)
  return { production, record: { key, value, headers } }
}

function toRecord(
  { production, index, key, value }: ResponseOutput,
  { record, group }: Answering,
  { sending: { work, sequenceOf }, tools }: Means,
): OwnRecord {
  const topicName = work.drawnNames.get(record.topic) ?? record.topic
  const { partition, offset } = record
  const eventId = repeatableId({ group, topicName, partition, offset, output: index })
  const sequence = sequenceOf(production.id)
  const headers = stampedHeaders({ production, slug: work.slug, sequence, key, eventId, input: record }, tools)
  return { key, value, headers }
}
