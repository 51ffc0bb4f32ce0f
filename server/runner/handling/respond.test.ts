import { expect, test, vi } from 'vitest'
import { HEAVY, HUNDRED, withClockThatJumps } from '../lateForTests'
import { OUT, packing } from '../packingForTests'
import { serviceWork } from '../serviceWork'
import { toolsForTests } from '../toolsForTests'
import { createResponder } from './respond'
import { Unprocessable, WorkFailure } from './workFailure'

const out = (where: string, id = 'out') =>
  OUT.replace('id: out', `id: ${id}`).replace('when: input', `when: input, where: "${where}"`)

function responderOf(...outputs: readonly string[]) {
  const work = serviceWork(packing('', outputs.join('\n')), 's')
  if (!work) throw new Error('It is drawn.')
  return createResponder({ work: () => work, tools: toolsForTests(), lookUp: () => ({}) })
}

function recordOf(value: unknown) {
  const place = { topic: 'orders', partition: 0, offset: 0n, timestamp: 0n }
  return { ...place, key: null, value: Buffer.from(JSON.stringify(value)), headers: [] }
}

test('a record whose expressions took too long by the clock may be tried again', () => {
  const { respond } = responderOf(out(HEAVY))
  const record = recordOf(HUNDRED)
  withClockThatJumps(() => expect(() => respond(record)).toThrow(WorkFailure))
  expect(respond(record).outputs).toHaveLength(1)
})

test('one that takes too many steps may not', () => {
  const record = recordOf(Array.from({ length: 2_000 }, (_, n) => n))
  expect(() => responderOf(out(HEAVY)).respond(record)).toThrow(Unprocessable)
})

test('what takes few steps does not ask for the time', () => {
  withClockThatJumps(() => expect(responderOf(out('value > 1')).respond(recordOf(2)).outputs).toHaveLength(1))
})

test('what is drawn is understood in turns with everybody else, once', async () => {
  const { ready, respond } = responderOf(...Array.from({ length: 30 }, (_, n) => out('value > 1', `out${n}`)))
  let others = 0
  let isOver = false
  const wait = () => {
    others += 1
    if (!isOver) setImmediate(wait)
  }
  setImmediate(wait)
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
  await ready(new AbortController().signal)
  const before = now
  await ready(new AbortController().signal)
  expect(now).toBe(before)
  clock.mockRestore()
  isOver = true
  expect(others).toBeGreaterThanOrEqual(29)
  expect(respond(recordOf(2)).outputs).toHaveLength(30)
})
