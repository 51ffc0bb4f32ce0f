import { type CallFilter, compileCallFilter } from '../../../shared/behaviour/callFilter'
import type { Draws } from '../../../shared/behaviour/draws'
import { recordScope } from '../../../shared/behaviour/recordScope'
import { HOPS_HEADER, hopsOf, MOST_HOPS } from '../../../shared/generation/requestHeaders'
import { compileTemplate, type TemplateContext, TemplateError } from '../../../shared/generation/template'
import type { CallCounters } from '../../../shared/protocol/run'
import { recordText } from '../../recordText'
import { inBoundedTime } from '../handling/inBoundedTime'
import { orFailure, WorkFailure } from '../handling/workFailure'
import { waitForVolume } from '../producing/throttle'
import { headerOf, Interrupted, type Received, type RunTools, type Signals } from '../runTools'
import type { CallWork, ServiceWork } from '../serviceWork'
import type { CallClient } from './callClient'
import { type CallMeter, createCallMeter, isOk } from './callMeter'
import type { Door } from './callServer'
import { headersOfRequest } from './headersOfRequest'

/** The requests that a service makes. */
export type OutgoingCalls = {
  /**
   * To every service that is drawn to be called for this input, one after the other. Rejects with a WorkFailure when one fails, with an
   * Unprocessable where it cannot be told whether it is to be called.
   */
  forInput(record: Received, signals: Signals): Promise<void>
  /** Of its own accord. Resolves however it ends. */
  onClock(connectionId: string, signal: AbortSignal): Promise<void>
  counters(): readonly CallCounters[]
}

export type OutgoingParts = {
  work(): ServiceWork
  readonly tools: RunTools
  readonly client: CallClient
  /** Where a service listens, or did last. */
  doorOf(serviceId: string): Door | undefined
}

export function createOutgoingCalls(parts: OutgoingParts): OutgoingCalls {
  const { work, tools } = parts
  const meters = new Map<string, CallMeter>()
  let count = 0

  function meterOf(id: string): CallMeter {
    const meter = meters.get(id) ?? createCallMeter(id, tools.now)
    meters.set(id, meter)
    return meter
  }

  const filters = new WeakMap<CallWork, CallFilter>()

  function filterOf(calling: CallWork): CallFilter {
    const known = filters.get(calling)
    if (known) return known
    const compiled = orFailure(compileCallFilter({ connectionId: calling.id, where: calling.where }))
    filters.set(calling, compiled)
    return compiled
  }

  async function isWanted(calling: CallWork, input: Received, signal: AbortSignal): Promise<boolean> {
    if (calling.where === '') return true
    const text = recordText(input, work().drawnNames.get(input.topic) ?? input.topic)
    return inBoundedTime(() => orFailure(filterOf(calling)(text)), tools, signal)
  }

  /** Rejects with a WorkFailure after the last attempt. */
  async function call(calling: CallWork, input: Received | undefined, signal: AbortSignal): Promise<void> {
    count += 1
    const draws = { random: tools.random, now: tools.now(), count }
    const body = await inBoundedTime(() => bodyOf(calling, input, draws), tools, signal)
    await waitForVolume(body.length, tools, signal)
    const headers = headersOfRequest({ slug: work().slug, connectionId: calling.id, input }, tools)
    const hops = hopsBefore(input) + 1
    for (let attempts = 1; ; attempts++) {
      const startedAt = performance.now()
      const door = parts.doorOf(calling.to)
      const called = door
        ? await parts.client.call({ door, body, headers, hops, timeoutMs: calling.timeoutMs, signal })
        : { status: 0, why: 'it is not running' }
      if (signal.aborted) throw new Interrupted()
      meterOf(calling.id).add({ ms: performance.now() - startedAt, status: called.status })
      if (isOk(called.status)) return
      const answered = called.status === 0 ? '' : ` ${called.status}`
      if (attempts > calling.retries)
        throw new WorkFailure(
          `Calling ${calling.callee} failed${answered}: ${clause(called.why ?? 'no reason given')}.`,
        )
      tools.counts.add('retried')
    }
  }

  return {
    async forInput(record, { give }) {
      for (const calling of work().calls) {
        if (calling.when !== 'input' || !(await isWanted(calling, record, give))) continue
        await call(calling, record, give)
      }
    },
    async onClock(connectionId, signal) {
      const calling = work().calls.find(({ id }) => id === connectionId)
      try {
        if (calling) await call(calling, undefined, signal)
      } catch (error) {
        if (error instanceof TemplateError) tools.mishap(`${calling?.callee} was not called: ${error.message}`)
        else if (error instanceof WorkFailure) meterOf(connectionId).lose()
        else if (!(error instanceof Interrupted)) throw error
      }
    },
    counters: () => work().calls.map(({ id }) => meterOf(id).counters()),
  }
}

/** What a record says of it was written by anybody; a request was let in only with a count. */
const hopsBefore = (input: Received | undefined) =>
  input?.topic === '' ? (hopsOf(headerOf(input, HOPS_HEADER)) ?? MOST_HOPS) : 0

/** What the other service says may be a sentence already. */
const clause = (why: string) => why.replace(/\.$/, '')

function bodyOf({ body }: CallWork, input: Received | undefined, draws: Draws): Buffer {
  if (body === '') return input ? (input.value ?? Buffer.from('null')) : Buffer.from('{}')
  const compiled = compileTemplate(body)
  if (!compiled.ok) throw new TemplateError(compiled.problem.sentence)
  return Buffer.from(compiled.template.render({ ...draws, ...(input && { input: asInput(input) }) }))
}

function asInput(input: Received): TemplateContext['input'] {
  const record = recordText(input, input.topic)
  const scope = recordScope(record)
  return {
    key: record.key,
    get value() {
      return scope.value
    },
  }
}
