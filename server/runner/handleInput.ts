import type { OutgoingCalls } from './calls/outgoingCalls'
import { giveUp } from './giveUp'
import type { HandlingOutcome } from './ledger/journal'
import { nap } from './nap'
import type { Keeping } from './port'
import type { Respond, Response } from './respond'
import { Interrupted, type Received, type RunTools, type Signals } from './runTools'
import type { SeenEvents } from './seenEvents'
import { type Answering, sendResponses } from './sendResponses'
import type { ServiceWork } from './serviceWork'
import { eventIdOf } from './stampedHeaders'
import { isExpected, isHopeless, WorkFailure } from './workFailure'

/** Everything that handling takes, shared by the copies of a service. */
export type HandlerParts = Pick<Answering, 'sequenceOf'> & {
  work(): ServiceWork
  readonly tools: RunTools
  limits(): Answering['limits']
  readonly seen: SeenEvents
  readonly respond: Respond
  readonly calls: OutgoingCalls
  readonly keeping: Keeping | undefined
  /** Why this attempt fails, because it was drawn so. */
  whyFailing(record: Received): string | undefined
}
export type Input = {
  readonly record: Received /** As on the cluster. */
  readonly group: string
  readonly signals: Signals
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
  tools.journal.handled({ group, topic, partition, offset, outcome, effects, at: tools.now() })
  tools.counts.processed()
}

/** A request is tried once: its caller tries again. Rejects with a WorkFailure, something hopeless, or Interrupted. */
export async function handleRequest(input: Input, parts: HandlerParts): Promise<{ readonly sent: number }> {
  if (wasHandled(input, parts)) return { sent: 0 }
  const responses = await workOn(input, parts, undefined)
  await answer(input, responses, parts)
  if (input.signals.cut.aborted) throw new Interrupted()
  remember(input, parts)
  countEffect(parts)
  parts.tools.counts.processed()
  return { sent: responses.length }
}

async function outcomeOf(input: Input, parts: HandlerParts): Promise<HandlingOutcome> {
  if (wasHandled(input, parts)) return 'repeated'
  const { tools } = parts
  const { signals, record, group } = input
  let responses: readonly Response[] | undefined
  for (let attempts = 1; ; attempts++) {
    const { behaviour, failures } = parts.work()
    try {
      responses = await workOn(input, parts, responses)
      await answer(input, responses, parts)
      remember(input, parts)
      return 'processed'
    } catch (error) {
      if (!isExpected(error)) throw error
      if (isHopeless(error) || attempts > behaviour.retries)
        return giveUp({ record, group, error, attempts }, failures, { tools, signals })
    }
    tools.counts.add('retried')
    await pauseOrGiveBack(behaviour.backoffMs * 2 ** (attempts - 1), signals)
  }
}

/** All but the sending. What is to be sent is made once, however many attempts it takes. */
async function workOn(
  { record, signals }: Input,
  { work, whyFailing, respond, calls, keeping }: HandlerParts,
  made: readonly Response[] | undefined,
): Promise<readonly Response[]> {
  await pauseOrGiveBack(work().behaviour.delayMs, signals)
  const failing = whyFailing(record)
  if (failing !== undefined) throw new WorkFailure(failing)
  const responses = made ?? respond(record)
  await calls.forInput(record, signals)
  await keeping?.handle(record)
  return responses
}

async function answer(input: Input, responses: readonly Response[], parts: HandlerParts): Promise<void> {
  const { work, tools, limits, sequenceOf } = parts
  if (work().reactions.length > 0 && responses.length === 0) tools.counts.add('dropped')
  await sendResponses({ ...input, responses, work: work(), limits: limits(), sequenceOf }, tools)
}

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

async function pauseOrGiveBack(ms: number, { give }: Signals): Promise<void> {
  if (ms > 0) await nap(ms, give)
  if (give.aborted) throw new Interrupted()
}
