import { setTimeout as pause } from 'node:timers/promises'
import { bringUp, type Outcome, type Up } from './bringUp'
import { killProcess, stopProcess } from './brokerProcess'
import { spokenNode } from './nodeRole'
import type { Request } from './prepare'
import { KAFKA_VERSION } from './prepare'

const FIRST_BACKOFF_MS = 500
const LAST_BACKOFF_MS = 10_000
/** A broker that lived this long was well; its next death begins the backoff anew. */
const WELL_MS = 30_000
const MAX_FAILED_STARTS = 5

/**
 * Why a supervision ends. A restart takes down even a broker that another server started; that one brings it back, or we do. So does a
 * kill, with no goodbye.
 */
export type Ending = 'stop' | 'restart' | 'kill'

/** Keeps one broker up until the request's signal aborts, with an Ending as its reason, or until only a person can help. */
export async function supervise(request: Request): Promise<void> {
  for (let attempt = 0; !request.signal.aborted; ) {
    const outcome = await tryOnce(request)
    if (outcome.kind === 'lacking')
      return request.tell({ kind: 'failed', sentence: outcome.sentence, next: outcome.next })
    const begun = Date.now()
    const complaint = outcome.kind === 'up' ? await guard(outcome, request) : outcome.complaint
    if (request.signal.aborted) return
    attempt = Date.now() - begun > WELL_MS ? 1 : attempt + 1
    if (outcome.kind === 'broken' && attempt >= MAX_FAILED_STARTS)
      return request.tell(wouldNotStart(request, complaint))
    request.tell({
      kind: 'restarting',
      sentence: `${spokenNode(request.role).name} stopped by itself${because(complaint)}. Starting it again.`,
      attempt,
    })
    await pause(backoff(attempt), undefined, { signal: request.signal }).catch(() => {})
  }
}

/** Whatever the disk or the system refuses is a failed start like any other. */
async function tryOnce(request: Request): Promise<Outcome> {
  try {
    return await bringUp(request)
  } catch (error) {
    return { kind: 'broken', complaint: error instanceof Error ? error.message : String(error) }
  }
}

/** Resolves with its complaint when the broker died by itself, or after it was taken down. */
async function guard(up: Up, { role, signal, tell }: Request): Promise<string | undefined> {
  const port = role.kind === 'controller' ? up.ports.controller : up.ports.broker
  tell({ kind: 'ready', brokers: [`127.0.0.1:${port}`], version: KAFKA_VERSION, pid: up.process.pid })
  const wanted = new AbortController()
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true, signal: wanted.signal })
  })
  const complaint = await Promise.race([up.process.gone, ended])
  wanted.abort()
  if (signal.aborted) await takeDown(up, signal.reason)
  return complaint ?? undefined
}

async function takeDown({ process, isOurs, archive }: Up, ending: Ending): Promise<void> {
  if (ending === 'kill') return killProcess(process)
  if (!isOurs && ending === 'stop') return
  const wentInOrder = await stopProcess(process)
  if (wentInOrder) await archive?.keep()
}

export const backoff = (attempt: number): number => Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1))

const because = (complaint: string | undefined) => (complaint ? ` (${complaint.slice(0, 300)})` : '')

const wouldNotStart = ({ dataFolder }: Request, complaint: string | undefined) => ({
  kind: 'failed' as const,
  sentence: `The embedded Kafka would not start${because(complaint)}. Drawing works without it.`,
  next: `Read broker.log in ${dataFolder}, then start again; or set KAFKA_BROKERS to a cluster you have.`,
})
