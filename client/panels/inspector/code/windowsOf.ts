import { createTumblingWindow } from '../../../../shared/behaviour/tumblingWindow'
import type { Seen } from './readSamples'
import { readValue } from './readValue'
import type { DrawnCode } from './sampleSource'

/** The windows that the messages would fill, in the order of time, as expressions see them. */
export function windowsOf(scopes: readonly Seen[], { windowSeconds, by, of }: DrawnCode): readonly Seen[] {
  const window = createTumblingWindow(windowSeconds)
  const [group, amount] = [readValue(by, 'value'), readValue(of, 'number')]
  for (const scope of scopes) {
    const summed = amount(scope)
    const added = {
      by: by === '' ? scope.key : textOf(group(scope)),
      amount: typeof summed === 'number' ? summed : null,
    }
    window.add({ ...added, timestamp: scope.timestamp })
  }
  return window.close(Number.POSITIVE_INFINITY).map((finished, offset) => {
    const place = { topic: scopes.at(-1)?.topic ?? '', partition: 0, offset, timestamp: finished.end }
    return { ...place, ...finished, key: finished.by, value: finished }
  })
}

const textOf = (key: unknown): string | null =>
  typeof key === 'string' || key === null ? key : (JSON.stringify(key) ?? null)
