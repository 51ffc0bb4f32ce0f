import { RECORD_VARIABLES } from '../expression/compileExpression'
import type { ServiceBehaviour } from '../topology/behaviour'
import { type Attempted, attempt } from './attempt'
import { fieldExpression } from './fieldExpression'
import { recordScope } from './recordScope'
import type { RecordText } from './recordText'

export type DrawnFailing = Pick<ServiceBehaviour, 'failShare' | 'failWhere' | 'failSeconds'> & {
  readonly serviceId: string
}

/** `sinceStart`: milliseconds since the service started. */
export type FailingContext = { random(): number; readonly sinceStart: number }

/** Why this attempt at the record fails, as a sentence; undefined: it works. A problem: the condition cannot be told. */
export type AttemptRecord = (record: RecordText, context: FailingContext) => Attempted<string | undefined>

/** Whether an attempt at a record fails, as drawn. */
export const compileFailing = (drawn: DrawnFailing): Attempted<AttemptRecord> => attempt(() => attempting(drawn))

function attempting({ serviceId, failShare, failWhere, failSeconds }: DrawnFailing): AttemptRecord {
  const field = { elementId: serviceId, field: 'failWhere' }
  const where = fieldExpression(failWhere, field, { wants: 'boolean', variables: RECORD_VARIABLES })
  return (record, { random, sinceStart }) =>
    attempt(() => {
      if (failSeconds > 0 && sinceStart >= failSeconds * 1_000) return undefined
      if (where?.evaluate(recordScope(record)) === true) return 'Records like this one fail here, as drawn.'
      return random() < failShare ? `${percent(failShare)} of the attempts fail here, as drawn.` : undefined
    })
}

const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`
