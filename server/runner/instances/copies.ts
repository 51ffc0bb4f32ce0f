import { createWindows, type Windows } from '../../../shared/behaviour/windows'
import { closeIdleWindows } from '../handling/closeIdleWindows'
import { handleRecord } from '../handling/handleInput'
import { createHands } from '../handling/hands'
import { copiesLimit } from '../producing/throttle'
import type { Run } from '../runState'
import { type Signals, sentenceOf } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import { endsSoon } from '../waiting/endsSoon'
import { createInstanceRun, type InstanceRun } from './instanceRun'

/** Starts the copies of these numbers. Rejects when one cannot join; then none of them runs. */
export async function startCopies(run: Run, numbers: readonly number[]): Promise<void> {
  const started = numbers.map((number) => newCopy(run, number))
  const others = run.copies.filter(({ number }) => !numbers.includes(number))
  run.copies = [...others, ...started].sort((one, other) => one.number - other.number)
  try {
    await Promise.all(started.map((copy) => copy.join(run.stopping.signal)))
  } catch (error) {
    await Promise.all(started.map((copy) => copy.leave()))
    throw error
  }
}

/** Numbers of the copies that the drawing wants and the board may run. */
export function wantedCopies(run: Run): readonly number[] {
  const { name, serviceId, behaviour } = run.work
  const allowed = run.board.copiesFor(serviceId, behaviour.instances)
  run.claimed = allowed
  run.crowded = allowed < behaviour.instances ? copiesLimit(name, allowed, behaviour.instances) : undefined
  return Array.from({ length: allowed }, (_, index) => index + 1)
}

/** The last ones go first. */
export async function stopCopiesBeyond(run: Run, wanted: readonly number[]): Promise<void> {
  const surplus = run.copies.filter(({ number }) => !wanted.includes(number))
  await Promise.all(surplus.map((copy) => copy.leave()))
  run.copies = run.copies.filter(({ number }) => wanted.includes(number))
}

/** Copies that have crashed, or were never started. */
export function missingCopies(run: Run, wanted: readonly number[]): readonly number[] {
  return wanted.filter((number) => !run.copies.some((copy) => copy.number === number && copy.isUp()))
}

export const copiesUp = ({ copies }: Run): readonly InstanceRun[] => copies.filter((copy) => copy.isUp())

function newCopy(run: Run, number: number): InstanceRun {
  const windows = createWindows(run.board.now)
  const copy = createInstanceRun({
    number,
    work: run.work,
    tools: run.tools,
    windows,
    hands: createHands(),
    handle: (input) => handleRecord(input, run.parts),
    onRebalance(group, rebalance) {
      windows.forget(group.group)
      const members = run.copies.filter(({ signals }) => !signals.give.aborted).map((one) => one.number)
      run.rebalances.heard(group, { number, rebalance }, members)
    },
  })
  const windowsEnded = closeByTime(run, windows, copy.signals)
  return {
    ...copy,
    async leave() {
      await Promise.all([copy.leave(), windowsEnded()])
    },
  }
}

/** The returned function waits until no window is being sent any more; what the cluster does not take soon is left to the next copy. */
function closeByTime(run: Run, windows: Windows, { give, cut }: Signals): () => Promise<void> {
  const late = createStopper()
  const signals = { give, cut: AbortSignal.any([cut, late.signal]) }
  const closing = closeIdleWindows(run, windows, signals).catch((error) => run.tools.failed(sentenceOf(error)))
  return async () => {
    await endsSoon(closing)
    late.abort()
  }
}
