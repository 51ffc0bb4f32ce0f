import { expect, test, vi } from 'vitest'
import { createMemoryKafka } from '../memoryKafka'
import type { OwnRecord, RunKafka } from '../runTools'
import { PLENTY, toolsForTests } from '../toolsForTests'
import { createBursts } from './bursts'
import { generatorForTests } from './generatorForTests'
import { createSequence } from './sequence'

/** `make` is what it takes to make one more. */
function burstOf(count: number, value: string, { make = () => {}, thinking = PLENTY } = {}) {
  let made = 0
  const next = () => {
    make()
    return ++made
  }
  const kafka: RunKafka = createMemoryKafka()
  const batches: { readonly size: number; readonly madeBefore: number }[] = []
  vi.spyOn(kafka.producer, 'sendBatch').mockImplementation(async (_, records: readonly OwnRecord[]) => {
    batches.push({ size: records.length, madeBefore: made })
    return records.map((_record, index) => ({ partition: 0, offset: BigInt(index) }))
  })
  const making = { production: generatorForTests(value), slug: 's', sequence: { ...createSequence(), next } }
  return { produced: createBursts(toolsForTests({ kafka, thinking })).make(making, count), batches }
}

test('of a burst no more is made than is about to be sent', async () => {
  const { produced, batches } = burstOf(20, 'x'.repeat(60_000))
  expect(await produced).toBe(20)
  expect(batches.reduce((sum, { size }) => sum + size, 0)).toBe(20)
  expect(batches[0]?.madeBefore).toBeLessThanOrEqual(9)
})

test('a burst that takes its time leaves everybody else their turns', async () => {
  let others = 0
  const timer = setInterval(() => {
    others += 1
  })
  const make = () => {
    for (const end = performance.now() + 11; performance.now() < end; );
  }
  await burstOf(20, 'x', { make }).produced
  clearInterval(timer)
  expect(others).toBeGreaterThanOrEqual(18)
})

test('a burst thinks no more than its board may', async () => {
  const wait = vi.fn(async () => {})
  await burstOf(20, 'x', { thinking: { take: () => 0, wait } }).produced
  expect(wait).toHaveBeenCalledTimes(20)
})
