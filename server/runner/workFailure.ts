import { TemplateError } from '../../shared/generation/template'
import { isRefusal } from './runTools'

/** An attempt failed, because it was drawn so or because a service that was called failed; another attempt may succeed. */
export class WorkFailure extends Error {
  override readonly name = 'WorkFailure'
}

/** However often it is tried, this record fails: it is not JSON, or lacks what is asked of it. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable'
}

/** No attempt can go better: the record is to blame, or the message it makes, which no cluster takes. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof Unprocessable || error instanceof TemplateError || isRefusal(error)

/** What the world or the drawing did; anything else is a bug. */
export const isExpected = (error: unknown): error is Error => error instanceof WorkFailure || isHopeless(error)
