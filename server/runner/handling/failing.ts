import { type AttemptRecord, compileFailing } from '../../../shared/behaviour/failing'
import type { ServiceBehaviour } from '../../../shared/topology/behaviour'
import { recordText } from '../../recordText'
import type { Received, RunTools } from '../runTools'
import type { ServiceWork } from '../serviceWork'
import { Unprocessable, WorkFailure } from './workFailure'

/** Throws a WorkFailure when this attempt is drawn to fail, an Unprocessable when that cannot be told of the record. */
export type FailAsDrawn = (record: Received) => void

type Parts = { work(): ServiceWork; startedAt(): number; readonly tools: Pick<RunTools, 'now' | 'random'> }

export function createFailAsDrawn({ work, startedAt, tools }: Parts): FailAsDrawn {
  let last: { readonly behaviour: ServiceBehaviour; readonly attempt: AttemptRecord } | undefined

  return (record) => {
    const { behaviour, serviceId, drawnNames } = work()
    if (behaviour.failShare === 0 && behaviour.failWhere === '') return
    if (last?.behaviour !== behaviour) {
      const compiled = compileFailing({ ...behaviour, serviceId })
      if (!compiled.ok) throw new Unprocessable(compiled.problem.sentence)
      last = { behaviour, attempt: compiled.value }
    }
    const text = recordText(record, drawnNames.get(record.topic) ?? record.topic)
    const failing = last.attempt(text, { random: tools.random, sinceStart: tools.now() - startedAt() })
    if (!failing.ok) throw new Unprocessable(failing.problem.sentence)
    if (failing.value !== undefined) throw new WorkFailure(failing.value)
  }
}
