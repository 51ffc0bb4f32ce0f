import type { Request, RequestName } from '../../shared/protocol/operations'
import { useBoard } from './boardContext'
import { useAnswerFrom } from './useAnswerFrom'

/** The answer of the open board's server. */
export const useAnswer = <N extends RequestName>(name: N, request: Request<N>, everyMs?: number) =>
  useAnswerFrom(useBoard().server.wire, { name, request, everyMs })
