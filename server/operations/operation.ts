import type { Outcome } from '../../shared/problem'
import type { Answers, Request, RequestName } from '../../shared/protocol/operations'
import type { Actor, Parts } from './parts'

/** One thing a person can ask for: validated and authorised before it is called. */
type Operation<N extends RequestName> = (
  parts: Parts,
  request: Request<N>,
  actor: Actor,
) => Outcome<Answers[N]> | Promise<Outcome<Answers[N]>>
export type Operations<N extends RequestName> = { readonly [K in N]: Operation<K> }
