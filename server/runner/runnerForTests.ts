import { vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { createMemoryKafka } from './memoryKafka'
import type { RunBoard } from './port'
import { createRunner } from './runner'

/** posting makes posts on a clock, fan-out answers each with a notification. */
export const SOCIAL = `streamboard: 1
name: Social
services:
  - { id: s1, name: Posting, language: typescript }
  - { id: s2, name: Fan-out, language: typescript }
topics:
  - { id: t1, name: posts, partitions: 1, replication: 1 }
  - { id: t2, name: notifications, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: produces, from: s1, to: t1, rate: 10, key: "user-{{seq}}", value: '{"n":{{seq}}}' }
  - { id: c2, kind: subscribes, from: t1, to: s2, group: fan-out }
  - { id: c3, kind: produces, from: s2, to: t2, when: input, key: "{{input.key}}", value: '{"about":{{input.value.n}}}' }
notes: []
layout: {}
`

export const boardFrom = (text: string): RunBoard => ({
  boardId: 'social',
  topology: boardOf(text),
  prefix: '',
  mayProduceTo: () => true,
})

/** A runner over a Kafka in memory, on vitest's fake clock. */
export function createRunnerForTests() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_000_000 })
  const kafka = createMemoryKafka()
  const runner = createRunner({ kafka, random: () => 0.5 })
  const run = (serviceId: string) => runner.runs('social').find((one) => one.serviceId === serviceId)
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const values = (topic: string) => kafka.records(topic).map(({ value }) => value?.toString() ?? null)
  return { kafka, runner, run, pass, values }
}
