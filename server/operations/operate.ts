import { type Outcome, type Problem, refused } from '../../shared/problem'
import { type Answers, REQUESTS, type Request, type RequestName } from '../../shared/protocol/operations'
import { KafkaProblem } from '../kafka/port'
import { reportBug } from '../reportBug'
import { mayDo } from './authorize'
import { boardOperations } from './boardOperations'
import { bookmarkOperations } from './bookmarkOperations'
import { clusterOperations } from './clusterOperations'
import { deletionOperations } from './deletionOperations'
import { followOperations } from './followOperations'
import { ledgerOperations } from './ledgerOperations'
import type { Operations } from './operation'
import type { Actor, Parts } from './parts'
import { presenceOperations } from './presenceOperations'
import { recordOperations } from './recordOperations'
import { runOperations } from './runOperations'
import { storeOperations } from './storeOperations'
import { timelineOperations } from './timelineOperations'
import { versionOperations } from './versionOperations'

const OPERATIONS: Operations<RequestName> = {
  ...boardOperations,
  ...clusterOperations,
  ...deletionOperations,
  ...recordOperations,
  ...runOperations,
  ...bookmarkOperations,
  ...ledgerOperations,
  ...timelineOperations,
  ...followOperations,
  ...storeOperations,
  ...versionOperations,
  ...presenceOperations,
}

export const isRequestName = (name: string): name is RequestName => Object.hasOwn(REQUESTS, name)

/** The only door to effects. Never rejects for what a person or a cluster did; a bug is reported and answered with a sentence. */
export async function operate<N extends RequestName>(
  parts: Parts,
  actor: Actor,
  asked: { readonly name: N; readonly input: unknown },
): Promise<Outcome<Answers[N]>> {
  const parsed = REQUESTS[asked.name].safeParse(asked.input)
  if (!parsed.success) return refused(invalidRequest(asked.name, parsed.error.issues[0]))
  if (!mayDo(actor.role, asked.name))
    return refused({ code: 'forbidden', sentence: `Your role does not allow "${asked.name}".` })
  try {
    // zod's result is the request type by construction of REQUESTS; the compiler cannot follow that through the type parameter.
    return await OPERATIONS[asked.name](parts, parsed.data as Request<N>, actor)
  } catch (error) {
    return refused(problemOf(error))
  }
}

function invalidRequest(
  name: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Problem {
  const place = issue?.path.map(String).join('.')
  return {
    code: 'invalidRequest',
    sentence: `The request "${name}" is not well formed: ${issue?.message ?? 'unknown reason'}.`,
    place,
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof KafkaProblem) {
    return { code: error.code, sentence: error.message, next: error.next, retriable: error.retriable }
  }
  reportBug(error)
  return {
    code: 'bug',
    sentence: 'Something in Streamboard itself went wrong; the server log says what.',
    next: 'Nothing was lost. Try again, and report it if it comes back.',
  }
}
