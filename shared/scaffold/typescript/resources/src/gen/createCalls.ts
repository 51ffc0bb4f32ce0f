import type { DrawnCall } from './drawnCall.js'
import { headersOfRequest } from './headers.js'
import { sentenceOf } from './log.js'
import { type Received, WorkFailure } from './message.js'
import { requestBody } from './requestBody.js'

/** Makes a drawn call, for what was received or of the service's own accord. Rejects with a WorkFailure after the last attempt. */
export type Call = (drawn: DrawnCall, received?: Received) => Promise<void>

export type CallTools = {
  /** Addresses by the settings that have them. */
  readonly addresses: ReadonlyMap<string, string>
  random(): number
  /** Aborted when the service is stopping. */
  readonly signal: AbortSignal
}

export function createCalls({ addresses, random, signal }: CallTools): Call {
  let count = 0
  return async (drawn, received) => {
    count += 1
    const body = requestBody(drawn.body, { random, now: Date.now(), count }, received)
    const headers = headersOfRequest(drawn.connectionId, received?.record)
    const address = addresses.get(drawn.setting) ?? ''
    for (let attempts = 1; ; attempts++) {
      const why = await whyFailed(address, { body, headers, timeoutMs: drawn.timeoutMs, signal })
      if (why === undefined) return
      if (attempts > drawn.retries) throw new WorkFailure(`Calling ${drawn.callee} failed${why.replace(/\.$/, '')}.`)
    }
  }
}

type Request = {
  readonly body: string | Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Undefined: it was answered, and well. */
async function whyFailed(address: string, { body, headers, timeoutMs, signal }: Request): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const end = AbortSignal.any([signal, timeout])
  try {
    const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal: end })
    const answer = await response.text()
    return response.ok ? undefined : ` ${response.status}: ${sentenceIn(answer) ?? 'no reason given'}`
  } catch (error) {
    return timeout.aborted ? `: no answer within ${timeoutMs} ms` : `: ${sentenceOf(causeOf(error))}`
  }
}

/** All that `fetch` itself says is that it failed. */
const causeOf = (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause : error)

function sentenceIn(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : undefined
  } catch {
    // Whoever answers without JSON has said all by the status.
    return undefined
  }
}
