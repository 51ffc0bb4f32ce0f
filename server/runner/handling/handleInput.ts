import { retryDelay } from '../../../shared/behaviour/retryDelay'
import { untilDue } from '../../../shared/behaviour/untilDue'
import type { Windows } from '../../../shared/behaviour/windows'
import { eventIdOf } from '../../../shared/generation/eventIdOf'
import type { OutgoingCalls } from '../calls/outgoingCalls'
import type { HandlingOutcome } from '../journal/journal'
import type { Keeping } from '../port'
import { Interrupted, type Received, type RunTools, type Signals, sentenceOf } from '../runTools'
import type { ServiceWork } from '../serviceWork'
import { nap } from '../waiting/nap'
import type { FailAsDrawn } from './failing'
import { giveUp } from './giveUp'
import type { Hands } from './hands'
import { inBoundedTime } from './inBoundedTime'
import type { OrderWatch } from './orderWatch'
import type { Responder, Response } from './respond'
import type { SeenEvents } from './seenEvents'
import { type Sending, sendResponses, sendWindows } from './sendResponses'
import { isUnprocessable, Unprocessable, WorkFailure } from './workFailure'

/** Everything that handling takes, shared by the copies of a service. */
export type HandlerParts = Pick<Sending, 'sequenceOf'> & {
  work(): ServiceWork
  readonly tools: RunTools
  limits(): Sending['limits']
  readonly seen: SeenEvents
  readonly order: OrderWatch
  readonly responder: Responder
  readonly failAsDrawn: FailAsDrawn
  readonly calls: OutgoingCalls
  readonly keeping: Keeping | undefined
}
export type Input = {
  readonly record: Received
  /** As on the cluster; for a request its event id. */
  readonly group: string
  readonly signals: Signals
  /** Of the copy that has the record; requests go into no window, and are worked on at the same time. */
  readonly windows?: Windows
  readonly hands?: Hands
}

/**
 * One record, from its idempotence to its effect. Resolves when it is handled, given up or parked: its bookmark may pass. Rejects with
 * Interrupted when it is given back.
 */
export async function handleRecord(input: Input, parts: HandlerParts): Promise<void> {
  const outcome = await outcomeOf(input, parts)
  if (input.signals.cut.aborted) throw new Interrupted()
  const { tools } = parts
  const { record, group } = input
  const effects = outcome === 'processed' ? countEffect(parts) : 0
  const { topic, partition, offset } = record
  const now = tools.now()
  tools.journal.handled({ group, topic, partition, offset, outcome, effects, at: now })
  tools.counts.aged(topic, now - Number(record.timestamp))
  if (parts.order.isInverted(group, record)) tools.counts.add('inverted')
  tools.counts.processed()
}

/** A request is tried once: its caller tries again. Rejects with a WorkFailure, something hopeless, or Interrupted. */
export async function handleRequest(input: Input, parts: HandlerParts): Promise<{ readonly sent: number }> {
  if (wasHandled(input, parts)) return { sent: 0 }
  const response = await workOn(input, parts, undefined)
  await answer(input, response, parts)
  if (input.signals.cut.aborted) throw new Interrupted()
  remember(input, parts)
  countEffect(parts)
  parts.tools.counts.processed()
  return { sent: response.outputs.length }
}

async function outcomeOf(input: Input, parts: HandlerParts): Promise<HandlingOutcome> {
  if (wasHandled(input, parts)) {
    await fillAgain(input, parts)
    return 'repeated'
  }
  const { tools } = parts
  const { signals, record, group } = input
  let response: Response | undefined
  for (let attempts = 1; ; attempts++) {
    const { behaviour, failures } = parts.work()
    try {
      response = await workOn(input, parts, response)
      await answer(input, response, parts)
      remember(input, parts)
      return 'processed'
    } catch (error) {
      if (error instanceof Interrupted) throw error
      // Also what is nobody's fault but ours: one record must not stand in the way of all others.
      if (!(error instanceof WorkFailure) || attempts > behaviour.retries)
        return giveUp({ record, group, error: asError(error), attempts }, failures, { tools, signals })
    }
    tools.counts.add('retried')
    await pauseOrGiveBack(retryDelay(behaviour.backoffMs, attempts), signals)
  }
}

/** All but the sending. What is to be sent is made once, however many attempts it takes. */
async function workOn(
  { record, signals, hands }: Input,
  { work, failAsDrawn, responder, calls, keeping, tools }: HandlerParts,
  made: Response | undefined,
): Promise<Response> {
  const { behaviour } = work()
  const isRequest = record.topic === ''
  await pauseOrGiveBack(isRequest ? 0 : untilDue(behaviour, Number(record.timestamp), tools.now()), signals)
  await pauseOrGiveBack(behaviour.delayMs, signals, hands?.work)
  const respond = () => {
    failAsDrawn(record)
    return made ?? responder.respond(record)
  }
  await responder.ready(signals.give)
  const response = await inBoundedTime(respond, tools, signals.give)
  await calls.forInput(record, signals)
  await keeping?.handle(record, signals).catch(toWorkFailure)
  return response
}

/** What a store met is tried again, unless the record is to blame. */
function toWorkFailure(error: unknown): never {
  throw error instanceof Interrupted || isUnprocessable(error) ? error : new WorkFailure(sentenceOf(error))
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

async function answer(input: Input, { outputs, entries, dropped }: Response, parts: HandlerParts): Promise<void> {
  const { tools } = parts
  if (dropped) tools.counts.add('dropped')
  await sendResponses({ ...input, outputs }, sendingOf(input.signals, parts), tools)
  await window(input, entries, parts)
}

export const sendingOf = (signals: Signals, { work, limits, sequenceOf }: HandlerParts): Sending => ({
  work: work(),
  limits: limits(),
  sequenceOf,
  signals,
})

/** Every record moves the time on, also one that goes into no window. */
async function window({ windows, record, group, signals }: Input, entries: Response['entries'], parts: HandlerParts) {
  const { tools, work, responder } = parts
  if (!windows || !isWindowed(work())) return
  const added = windows.add(group, record, entries)
  if (!added.ok) throw new Unprocessable(added.problem.sentence)
  const { finished, late } = added.value
  for (let one = 0; one < late; one++) tools.counts.add('dropped')
  const place = { group, topic: record.topic, partition: record.partition }
  await sendWindows({ finished, place, ofWindow: responder.ofWindow }, sendingOf(signals, parts), tools)
  windows.settle(place)
}

/** What comes again from its own place was in a window that its copy lost; another record of the same event was not. */
async function fillAgain(input: Input, parts: HandlerParts): Promise<void> {
  const { record, group, signals } = input
  const { seen, work, responder, tools } = parts
  const eventId = eventIdOf(record)
  const isRedelivery = eventId !== undefined && seen.isRedelivery(group, eventId, record)
  const isLost = isRedelivery && isWindowed(work())
  const entries = isLost ? await inBoundedTime(() => responder.respond(record).entries, tools, signals.give) : []
  await window(input, entries, parts)
}

const isWindowed = ({ reactions }: ServiceWork) => reactions.some(({ windowSeconds }) => windowSeconds > 0)

function wasHandled({ record, group }: Input, { work, seen, tools }: HandlerParts): boolean {
  const eventId = eventIdOf(record)
  if (!work().behaviour.idempotent || eventId === undefined || !seen.has(group, eventId)) return false
  tools.counts.add('repeated')
  return true
}

function remember({ record, group }: Input, { work, seen }: HandlerParts): void {
  const eventId = eventIdOf(record)
  if (work().behaviour.idempotent && eventId !== undefined) seen.add(group, eventId, record)
}

function countEffect({ work, tools }: HandlerParts): number {
  if (work().behaviour.effect === '') return 0
  tools.counts.add('effects')
  return 1
}

async function pauseOrGiveBack(ms: number, { give }: Signals, pause: Hands['work'] = nap): Promise<void> {
  if (ms > 0) await pause(ms, give)
  if (give.aborted) throw new Interrupted()
}
