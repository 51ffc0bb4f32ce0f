import { describe, expect, test, vi } from 'vitest'
import type { Finished } from '../../../shared/behaviour/windows'
import { createMemoryKafka } from '../memoryKafka'
import { packing } from '../packingForTests'
import { generatorForTests } from '../producing/generatorForTests'
import { createSequence } from '../producing/sequence'
import { serviceWork } from '../serviceWork'
import { toolsForTests } from '../toolsForTests'
import { sendWindows } from './sendResponses'
import { Unprocessable } from './workFailure'

const EMPTY = { count: 1, sum: null, min: null, max: null, avg: null, start: 0, end: 1_000 }
const PLACE = { group: 'packing', topic: 'orders', partition: 0 }

/** So many windows that are finished at once. `write` is what it takes to write one more, when so many are sent. */
function sendingWindows(
  count: number,
  write: (by: string, sent: number) => void,
  changed: Parameters<typeof toolsForTests>[0] = {},
) {
  const kafka = createMemoryKafka()
  const work = serviceWork(packing(''), 's')
  if (!work) throw new Error('Nothing is drawn')
  const sequence = createSequence()
  const { signal } = new AbortController()
  const sending = { work, limits: [], sequenceOf: () => sequence, signals: { give: signal, cut: signal } }
  const values = () => kafka.records('parcels').map(({ value }) => String(value))
  const production = generatorForTests('x')
  const finished: readonly Finished[] = Array.from({ length: count }, (_, by) => ({
    connectionId: 'out',
    window: { ...EMPTY, by: `${by}` },
  }))
  const ofWindow = (_: string, { by }: Finished['window']) => {
    write(by ?? '', values().length)
    return { production, key: null, value: Buffer.from(by ?? '') }
  }
  const sent = sendWindows({ finished, place: PLACE, ofWindow }, sending, toolsForTests({ kafka, ...changed }))
  return { sent, values }
}

describe('windows that are finished at once', () => {
  test('leave everybody else their turns while they are written', async () => {
    let others = 0
    const timer = setInterval(() => {
      others += 1
    })
    const { sent } = sendingWindows(20, () => {
      for (const end = performance.now() + 11; performance.now() < end; );
    })
    await sent
    clearInterval(timer)
    expect(others).toBeGreaterThanOrEqual(18)
  })

  test('take their share of the board one by one, each sent before the next is written', async () => {
    const wait = vi.fn(async () => {})
    const sentBefore: number[] = []
    const thinking = { take: () => 0, wait }
    const { sent } = sendingWindows(20, (_, before) => void sentBefore.push(before), { thinking })
    await sent
    expect(wait).toHaveBeenCalledTimes(20)
    expect(sentBefore).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  test('are sent without the one that cannot be written', async () => {
    const mishap = vi.fn()
    const write = (by: string) => {
      if (by === '1') throw new Unprocessable('It has no sum.')
    }
    const { sent, values } = sendingWindows(3, write, { mishap })
    await sent
    expect(values()).toEqual(['0', '2'])
    expect(mishap.mock.calls).toEqual([['A window of orders was not sent: It has no sum.']])
  })
})
