import { randomBytes } from 'node:crypto'
import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { type CallAnswer, type CallRequest, type CallServer, openCallServer } from '../calls/callServer'
import { requestRecord } from '../calls/requestRecord'
import { type HandlerParts, handleRequest } from '../handling/handleInput'
import { isUnprocessable, WorkFailure } from '../handling/workFailure'
import { randomHex } from '../producing/randomHex'
import { Interrupted, sentenceOf } from '../runTools'
import type { InstanceRun } from './instanceRun'

/** Where others call a running service; its copies take turns. */
export function openRequestDesk(parts: HandlerParts, copies: () => readonly InstanceRun[]): Promise<CallServer> {
  const { tools } = parts
  let turn = 0
  const next = () => {
    const up = copies()
    return up[turn++ % up.length]
  }
  return openCallServer(randomBytes(16).toString('hex'), async (request) => {
    const copy = next()
    if (!copy) return { status: 503, sentence: `${parts.work().name} is not running.` }
    return answerBy(copy, request, parts).catch((error: unknown) => refusal(error, tools.mishap))
  })
}

async function answerBy(copy: InstanceRun, request: CallRequest, parts: HandlerParts): Promise<CallAnswer> {
  const record = requestRecord(request, parts.tools.now())
  const group = eventIdOf(record) ?? randomHex(parts.tools.random, 32)
  const { sent } = await handleRequest({ record, group, signals: copy.signals }, parts)
  copy.handled()
  return { status: sent > 0 ? 202 : 200 }
}

/** What was drawn to fail, or failed behind it: 500. What no attempt can mend: 422. */
function refusal(error: unknown, mishap: (sentence: string) => void): CallAnswer {
  if (error instanceof Interrupted) return { status: 503, sentence: 'The service was stopped while it worked on this.' }
  const sentence = sentenceOf(error)
  if (error instanceof WorkFailure) return { status: 500, sentence }
  mishap(`A request could not be handled. ${sentence}`)
  return { status: isUnprocessable(error) ? 422 : 500, sentence }
}
