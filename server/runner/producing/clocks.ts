import { type Run, sequenceOf } from '../runState'
import { sentenceOf } from '../runTools'
import { callAtRate } from './callAtRate'
import { makingOf } from './makeMessage'
import { produceAtRate } from './rateProducer'

/** One loop per connection on a clock; a loop ends by itself when its connection is gone from the drawing. */
export function keepClocks(run: Run): void {
  const { signal } = run.stopping
  for (const { id } of run.work.generators) keep(run, id, () => produce(run, id, signal))
  for (const { id, when } of run.work.calls) if (when === 'rate') keep(run, id, () => call(run, id, signal))
}

function keep(run: Run, id: string, loop: () => Promise<void>): void {
  const { clocks } = run
  if (clocks.has(id)) return
  const ended = loop()
    .catch((error: unknown) => run.tools.failed(sentenceOf(error)))
    .finally(() => clocks.delete(id))
  clocks.set(id, ended)
}

function produce(run: Run, id: string, signal: AbortSignal): Promise<void> {
  const made = run.made.get(id) ?? { count: 0 }
  run.made.set(id, made)
  const current = () => {
    const generator = run.work.generators.find((one) => one.id === id)
    return generator && { generator, slug: run.work.slug }
  }
  const ended = produceAtRate({ current, sequence: sequenceOf(run, id), made, signal }, run.tools)
  return ended.finally(() => run.tools.trouble(makingOf(id), undefined))
}

function call(run: Run, connectionId: string, signal: AbortSignal): Promise<void> {
  const rate = () => run.work.calls.find(({ id, when }) => id === connectionId && when === 'rate')?.rate
  return callAtRate({ rate, connectionId, calls: run.calls, signal }, run.tools)
}
