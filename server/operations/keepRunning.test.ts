import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Outcome } from '../../shared/problem'
import type { KafkaStatus } from '../../shared/protocol/live'
import type { Request, RequestName } from '../../shared/protocol/operations'
import { boardOf } from '../../shared/topology/boardForTests'
import { boardsForTests } from '../boards/boardsForTests'
import { KafkaProblem } from '../kafka/port'
import { createMemoryKafka } from '../runner/memoryKafka'
import { createRunner } from '../runner/runner'
import { SOCIAL } from '../runner/runnerForTests'
import { stderrOfThisTest } from '../stderrForTests'
import { keepRunning } from './keepRunning'
import { memoryTopicAdmin } from './memoryTopicAdmin'
import { operate } from './operate'
import type { Actor, Engine, Parts } from './parts'
import { createPlantedFaults } from './plantedFaults'
import type { NewHappening } from './timelines'

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }),
)
afterEach(() => void vi.useRealTimers())

const UNSEEN_MS = 30_000

/** A server whose boards survive its restart; its cluster is a twin and may come late. */
function house(text = SOCIAL, clusterId?: () => Promise<never>) {
  const disk = boardsForTests()
  const created = disk.boards.create(boardOf(text))
  if (!created.ok) throw new Error(created.problem.sentence)
  const boardId = created.value
  let boards = disk.boards
  const open = new Set<string>()
  const told: (readonly [string, string])[] = []
  const start = (isReady = true) => {
    const admin = memoryTopicAdmin(new Map())
    const kafka = { ...createMemoryKafka(), admin: { ...admin, ...(clusterId && { clusterId }) } }
    for (const topic of ['posts', 'notifications']) boards.own(boardId, `memory/${topic}`)
    const runner = createRunner({ kafka })
    let ready = isReady
    const engine = { kafka, runner } as unknown as Engine
    const status = () => ({ state: ready ? 'ready' : 'starting', name: 'Local', brokers: [] }) as KafkaStatus
    const away: Outcome<Engine> = { ok: false, problem: { code: 'kafkaNotReady', sentence: 'Not yet.' } }
    const parts = {
      boards,
      cluster: { engine: () => (ready ? { ok: true, value: engine } : away), status },
      faults: createPlantedFaults(),
      timelines: { happened: (_boardId: string, { kind, sentence }: NewHappening) => told.push([kind, sentence]) },
      tell: () => {},
    } as unknown as Parts
    const keeping = keepRunning(parts, () => new Map([...open].map((id) => [id, new Set(['page'])])))
    onTestFinished(async () => {
      keeping.stop()
      parts.faults.close()
      await runner.close()
    })
    const actor = { role: 'owner' } as Actor
    return {
      ask: <N extends RequestName>(name: N, input: Omit<Request<N>, 'boardId'>) =>
        operate(parts, actor, { name, input: { boardId, ...input } }),
      states: () => Object.fromEntries(runner.runs(boardId).map(({ serviceId, state }) => [serviceId, state])),
      planted: () => parts.faults.planted(boardId, () => true),
      acknowledged: () => [...runner.journal(boardId).acknowledgedIn('posts')].length,
      copies: (serviceId: string) => runner.runs(boardId).find((run) => run.serviceId === serviceId)?.instances?.length,
      becomeReady: () => {
        ready = true
      },
      /** kill -9: nothing is stopped, nothing more is written. */
      die: () => {
        keeping.stop()
        boards = disk.reopen()
      },
    }
  }
  return { start, boardId, open, told }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('what is wanted', () => {
  test('begins by itself when the cluster is ready', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const server = start(false)
    expect(await server.ask('run:start', {})).toEqual({ ok: true, value: null })
    await pass(5_000)
    expect(server.states()).toEqual({})
    server.becomeReady()
    await pass(1_000)
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
  })

  test('runs again after the server was killed, when somebody opens the board', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const first = start()
    await first.ask('run:start', { serviceIds: ['s2'] })
    first.die()
    open.clear()
    const second = start()
    await pass(60_000)
    expect(second.states()).toEqual({})
    open.add(boardId)
    await pass(1_000)
    expect(second.states()).toEqual({ s2: 'running' })
  })

  test('runs again at once where it is pinned', async () => {
    const { start } = house(SOCIAL.replace('name: Posting,', 'name: Posting, pinned: true,'))
    const first = start()
    await first.ask('run:start', {})
    first.die()
    const second = start()
    await pass(1_000)
    expect(second.states()).toEqual({ s1: 'running' })
  })

  test('pauses when nobody has looked for half a minute, and goes on when somebody does; what is pinned runs on', async () => {
    const { start, open, boardId } = house(SOCIAL.replace('name: Posting,', 'name: Posting, pinned: true,'))
    open.add(boardId)
    const server = start()
    await server.ask('run:start', {})
    await pass(60_000)
    open.clear()
    await pass(UNSEEN_MS - 1_000)
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
    await pass(2_000)
    expect(server.states()).toEqual({ s1: 'running', s2: 'paused' })
    open.add(boardId)
    await pass(1_000)
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
  })

  test('is not what was stopped, and not what crashed', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const server = start()
    await server.ask('run:start', {})
    await server.ask('run:stop', { serviceIds: ['s1'] })
    await server.ask('run:crash', { serviceId: 's2' })
    await pass(60_000)
    expect(server.states()).toEqual({ s1: 'stopped', s2: 'crashed' })
    server.die()
    const second = start()
    await pass(1_000)
    expect(second.states()).toEqual({})
  })

  test('is the last wish of two browsers that press against each other', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const server = start()
    const presses = Array.from({ length: 21 }, (_, index) => server.ask(index % 2 ? 'run:stop' : 'run:start', {}))
    await pass(1_000)
    await Promise.all(presses)
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
    const more = Array.from({ length: 20 }, (_, index) => server.ask(index % 2 ? 'run:stop' : 'run:start', {}))
    await pass(1_000)
    await Promise.all(more)
    await pass(5_000)
    expect(server.states()).toEqual({ s1: 'stopped', s2: 'stopped' })
  })
})

test('of a board that is deleted nothing is kept in memory; restored, it runs as new', async () => {
  const { start } = house()
  const server = start()
  await server.ask('run:start', {})
  await pass(5_000)
  expect(server.acknowledged()).toBeGreaterThan(0)
  await server.ask('board:delete', {})
  expect([server.states(), server.acknowledged()]).toEqual([{}, 0])
  await server.ask('board:restore', {})
  await server.ask('run:start', {})
  expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
})

describe('a cluster that answers nothing', () => {
  const lostAgain = async (error: Error) => {
    const thrownAtNobody: unknown[] = []
    const keep = (reason: unknown) => void thrownAtNobody.push(reason)
    process.on('unhandledRejection', keep)
    const told = stderrOfThisTest()
    onTestFinished(() => void process.off('unhandledRejection', keep))
    const { start, open, boardId } = house(SOCIAL, () => Promise.reject(error))
    open.add(boardId)
    await start().ask('run:start', {})
    const before = told.length
    await pass(1_000)
    await new Promise((resolve) => setImmediate(resolve))
    return { thrownAtNobody, told: told.slice(before) }
  }

  test('is asked again and again, and nothing is thrown at nobody', async () => {
    expect(await lostAgain(new KafkaProblem('timeout', 'It does not answer.'))).toEqual({
      thrownAtNobody: [],
      told: [],
    })
  })

  test('is not to blame for a bug, which goes into the server log', async () => {
    const { thrownAtNobody, told } = await lostAgain(new Error('This is a bug.'))
    expect(thrownAtNobody).toEqual([])
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('bug of its own: Error: This is a bug.')
  })
})

describe('a planted fault', () => {
  test('happens when its sentence says', async () => {
    const { start, open, boardId, told } = house()
    open.add(boardId)
    const server = start()
    await server.ask('run:start', {})
    expect(await server.ask('fault:plant', { fault: 'crash Fan-out at 5s' })).toEqual({ ok: true, value: null })
    await pass(4_900)
    expect(told).toEqual([])
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
    await pass(200)
    expect(server.states()).toEqual({ s1: 'running', s2: 'crashed' })
    expect(told).toEqual([['fault', 'A fault was planted: crash Fan-out at 5s.']])
  })

  test('of other values holds until the whole board is stopped, and changes no drawing', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const server = start()
    await server.ask('run:start', {})
    await server.ask('fault:plant', { fault: 'scale Fan-out to 3' })
    await pass(1_000)
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
    expect(server.copies('s2')).toBe(3)
    await server.ask('run:stop', {})
    await server.ask('run:start', {})
    expect(server.copies('s2')).toBe(1)
  })

  test('of later does not happen once the whole board was stopped, also when it runs again', async () => {
    const { start, open, boardId, told } = house()
    open.add(boardId)
    const server = start()
    await server.ask('run:start', {})
    await server.ask('fault:plant', { fault: 'crash Fan-out at 5s' })
    await server.ask('run:stop', {})
    await server.ask('run:start', {})
    await pass(10_000)
    expect(told).toEqual([])
    expect(server.states()).toEqual({ s1: 'running', s2: 'running' })
  })

  test('is forgotten with its board', async () => {
    const { start, told } = house()
    const server = start()
    await server.ask('run:start', {})
    await server.ask('fault:plant', { fault: 'scale Fan-out to 3' })
    await server.ask('fault:plant', { fault: 'start Fan-out at 5s' })
    expect(await server.ask('board:delete', {})).toMatchObject({ ok: true })
    await pass(10_000)
    expect(told).toEqual([['fault', 'A fault was planted: scale Fan-out to 3.']])
    await server.ask('board:restore', {})
    await server.ask('run:start', {})
    expect(server.copies('s2')).toBe(1)
  })

  test('may stop the last service that runs; the faults after it happen all the same', async () => {
    const { start, open, boardId } = house()
    open.add(boardId)
    const server = start()
    await server.ask('run:start', { serviceIds: ['s2'] })
    await server.ask('fault:plant', { fault: 'stop Fan-out at 5s' })
    await server.ask('fault:plant', { fault: 'start Fan-out at 10s' })
    await pass(6_000)
    expect(server.states()).toEqual({ s2: 'stopped' })
    await pass(5_000)
    expect(server.states()).toEqual({ s2: 'running' })
  })

  test('that makes no sense is refused with a sentence', async () => {
    const { start } = house()
    const server = start()
    const refused = await server.ask('fault:plant', { fault: 'crash Nobody' })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'fault' } })
    expect(server.planted()).toEqual([])
  })

  test('is known as planted, also before its time, until the last service is stopped', async () => {
    const server = house().start()
    await server.ask('run:start', { serviceIds: ['s2'] })
    for (const fault of ['scale Fan-out to 3', 'stop Fan-out at 60s']) await server.ask('fault:plant', { fault })
    expect(server.planted()).toEqual(['scale Fan-out to 3', 'stop Fan-out at 60s'])
    await server.ask('run:stop', {})
    expect(server.planted()).toEqual([])
  })
})
