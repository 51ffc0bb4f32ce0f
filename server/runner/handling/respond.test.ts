import { expect, test, vi } from 'vitest'
import { OUT, packing } from '../packingForTests'
import { serviceWork } from '../serviceWork'
import { createResponder } from './respond'
import { Unprocessable, WorkFailure } from './workFailure'

const HEAVY = 'value.map(a, value.map(b, a + b)).size() > 0'

function responderOf(where: string) {
  const work = serviceWork(packing('', OUT.replace('when: input', `when: input, where: "${where}"`)), 's')
  if (!work) throw new Error('It is drawn.')
  return createResponder({ work: () => work, tools: { now: Date.now, random: Math.random }, lookUp: () => ({}) })
}

function recordOf(value: unknown) {
  const place = { topic: 'orders', partition: 0, offset: 0n, timestamp: 0n }
  return { ...place, key: null, value: Buffer.from(JSON.stringify(value)), headers: [] }
}

/** From its second asking on it is ten seconds later. */
function withClockThatJumps(work: () => void) {
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(10_000)
  try {
    work()
  } finally {
    clock.mockRestore()
  }
}

test('a record whose expressions took too long by the clock may be tried again', () => {
  const { respond } = responderOf(HEAVY)
  const record = recordOf(Array.from({ length: 100 }, (_, n) => n))
  withClockThatJumps(() => expect(() => respond(record)).toThrow(WorkFailure))
  expect(respond(record).outputs).toHaveLength(1)
})

test('one that takes too many steps may not', () => {
  const record = recordOf(Array.from({ length: 2_000 }, (_, n) => n))
  expect(() => responderOf(HEAVY).respond(record)).toThrow(Unprocessable)
})

test('what takes few steps does not ask for the time', () => {
  withClockThatJumps(() => expect(responderOf('value > 1').respond(recordOf(2)).outputs).toHaveLength(1))
})
