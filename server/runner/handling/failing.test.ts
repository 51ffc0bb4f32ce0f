import { expect, test } from 'vitest'
import { HEAVY, HUNDRED, withClockThatJumps } from '../lateForTests'
import { packing } from '../packingForTests'
import { serviceWork } from '../serviceWork'
import { toolsForTests } from '../toolsForTests'
import { createFailAsDrawn } from './failing'
import { Unprocessable, WorkFailure } from './workFailure'

function failing(where: string) {
  const work = serviceWork(packing(`failWhere: "${where}"`), 's')
  if (!work) throw new Error('It is drawn.')
  const fail = createFailAsDrawn({ work: () => work, startedAt: () => 0, tools: toolsForTests() })
  const place = { topic: 'orders', partition: 0, offset: 0n, timestamp: 0n, key: null, headers: [] }
  return (value: unknown) => fail({ ...place, value: Buffer.from(JSON.stringify(value)) })
}

test('a record for which a failure is drawn may be tried again, one of which it cannot be told may not', () => {
  const handle = failing('value.id == 7')
  expect(() => handle({ id: 6 })).not.toThrow()
  expect(() => handle({ id: 7 })).toThrow(WorkFailure)
  expect(() => handle({})).toThrow(Unprocessable)
})

test('a condition that took too long by the clock may be tried again', () => {
  const handle = failing(`!(${HEAVY})`)
  withClockThatJumps(() => expect(() => handle(HUNDRED)).toThrow(WorkFailure))
  expect(() => handle(HUNDRED)).not.toThrow()
})
