import type { LifeEvent } from '../../../shared/behaviour/lifeMessage'
import { type Run, sequenceOf } from '../runState'
import { sentenceOf } from '../runTools'
import type { Production } from '../serviceWork'
import { createStopper } from '../waiting/createStopper'
import { deliver } from './deliver'
import { createMakeMessage } from './makeMessage'

/** A start or a stop does not wait longer for a cluster that is away. */
const PATIENCE_MS = 1_000

/** Tells where it is drawn to that the service has started, or stopped. What cannot be told is a mishap, and nothing else changes. */
export async function sayLife(run: Run, type: LifeEvent, instances: number): Promise<void> {
  const { tools, work } = run
  if (work.lifeSigns.length === 0) return
  const patience = createStopper()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  const make = createMakeMessage(tools)
  const input = { key: null, value: { type, service: work.name, instances } }

  async function say(production: Production): Promise<void> {
    const { id, topic, topicName } = production
    const source = `life ${id}`
    const tell = (reason: string) => `${type} could not be told to ${topicName}: ${reason}`
    const making = { production, slug: work.slug, sequence: sequenceOf(run, id), input }
    const signals = { give: patience.signal, cut: patience.signal }
    try {
      const record = await make(making, patience.signal)
      await deliver({ topic, records: [record], source, tell, signals }, tools)
    } catch (error) {
      // It is not asked again: what was in the way is of the past.
      tools.trouble(source, undefined)
      tools.mishap(tell(patience.signal.aborted ? 'the cluster does not answer.' : sentenceOf(error)))
    }
  }

  await Promise.all(work.lifeSigns.map(say)).finally(() => clearTimeout(timer))
}
