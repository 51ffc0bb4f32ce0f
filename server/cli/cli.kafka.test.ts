import { expect, inject, test } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import { runForTests } from './ioForTests'

const topic = `cli-${Date.now().toString(36)}-${process.pid}`
const board = (partitions: number) =>
  `streamboard: 1\ntopics:\n  - { id: t, name: ${topic}, partitions: ${partitions}, configs: { retention.ms: "3600000" } }\n`
const connect = (brokers: readonly string[]) => connectKafka({ brokers, clientId: 'cli-test' })
const run = (argv: readonly string[], partitions = 3) =>
  runForTests(argv, { stdin: board(partitions), brokers: inject('brokers'), connect })

test('plan, apply, plan again and adopt on a real cluster', async () => {
  expect(await run(['plan', '-'])).toMatchObject({
    exit: 0,
    out: `+ Create ${topic}: 3 partitions, 1 copy, retention.ms=3600000\n1 step to do.\n`,
  })
  expect(await run(['apply', '-', '--json'])).toMatchObject({ exit: 0, json: { applied: 1 } })
  expect(await run(['plan', '-', '--json'])).toMatchObject({ exit: 0, json: { steps: [], hazards: [], blocked: [] } })
  expect(await run(['apply', '-'], 4)).toMatchObject({ exit: 1, out: '0 of 0 steps done.\n' })
  expect(await run(['apply', '-', '--adopt', topic], 4)).toMatchObject({ exit: 0 })
  expect(await run(['plan', '-'], 4)).toMatchObject({ exit: 0, out: 'No steps to do.\n' })
})

test('brokers that nobody listens at are a sentence', async () => {
  const { exit, err } = await run(['plan', '-', '--brokers', '127.0.0.1:1'])
  expect(exit).toBe(1)
  expect(err).toMatch(/\S/)
  expect(err).not.toMatch(/\n\s+at /)
})
