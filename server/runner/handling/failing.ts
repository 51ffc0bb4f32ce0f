import { type AttemptRecord, compileFailing } from '../../../shared/behaviour/failing'
import type { ServiceBehaviour } from '../../../shared/topology/behaviour'
import { recordText } from '../../recordText'
import type { Received, RunTools } from '../runTools'
import type { ServiceWork } from '../serviceWork'
import { orFailure, WorkFailure } from './workFailure'

/** Throws a WorkFailure when this attempt is drawn to fail, an Unprocessable when that cannot be told of the record. */
export type FailAsDrawn = (record: Received) => void

type Parts = { work(): ServiceWork; startedAt(): number; readonly tools: Pick<RunTools, 'now' | 'random'> }

export function createFailAsDrawn({ work, startedAt, tools }: Parts): FailAsDrawn {
  let last: { readonly behaviour: ServiceBehaviour; readonly attempt: AttemptRecord } | undefined

  return (record) => {
    const { behaviour, serviceId, drawnNames } = work()
    if (behaviour.failShare === 0 && behaviour.failWhere === '') return
    if (last?.behaviour !== behaviour) {
      last = { behaviour, attempt: orFailure(compileFailing({ ...behaviour, serviceId })) }
    }
    const text = recordText(record, drawnNames.get(record.topic) ?? record.topic)
    const why = orFailure(last.attempt(text, { random: tools.random, sinceStart: tools.now() - startedAt() }))
    if (why !== undefined) throw new WorkFailure(why)
  }
}
