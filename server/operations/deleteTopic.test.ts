import { describe, expect, test, vi } from 'vitest'
import type { ClusterTopic } from '../../shared/plan/model'
import type { Outcome } from '../../shared/problem'
import type { Answers, Request, RequestName } from '../../shared/protocol/operations'
import { boardOf } from '../../shared/topology/boardForTests'
import { boardsForTests, code, value } from '../boards/boardsForTests'
import { KafkaProblem } from '../kafka/port'
import { memoryTopicAdmin } from './memoryTopicAdmin'
import { operate } from './operate'
import type { Actor, Engine, Parts } from './parts'

const DRAWN = boardOf(`streamboard: 1
name: Rides
services: [{ id: w, name: Writer }, { id: r, name: Reader }, { id: k, name: Keeper }]
topics: [{ id: t, name: rides }]
stores: [{ id: s, name: rows, kind: table }]
connections:
  - { id: c1, kind: produces, from: w, to: t, rate: 2 }
  - { id: c2, kind: subscribes, from: t, to: r, group: readers }
  - { id: c3, kind: keeps, from: k, to: s }
  - { id: c4, kind: captures, from: s, to: t }
`)
const ID = 'a1'

/** Two boards that draw the same topic, which the first one owns, on a cluster in memory: with ids of topics or, as before Kafka 2.8, without. */
function house(id: string = ID) {
  const { boards } = boardsForTests()
  const [boardId, otherId] = [0, 1].map(() => value(boards.create(DRAWN))) as [string, string]
  boards.own(boardId, 'memory/rides')
  const rides: ClusterTopic = { name: 'rides', partitions: 1, replication: 1, configs: new Map(), ...(id && { id }) }
  const topics = new Map([[rides.name, rides]])
  const admin = memoryTopicAdmin(topics)
  let end = 3n
  const write = () => {
    end += 1n
  }
  const running = new Set<string>()
  const stopping = vi.fn(async (board: string, ids: readonly string[] = []) => {
    for (const service of ids) running.delete(`${board} ${service}`)
  })
  const engine = {
    kafka: {
      admin,
      reader: {
        offsets: async () => [{ partition: 0, begin: 0n, end, leader: 1 }],
        read: async () => ({ records: [] }),
      },
      groups: { list: async () => [], describe: async () => new Map(), offsetsOfAll: async () => new Map() },
    },
    runner: {
      runs: (board: string) =>
        ['w', 'r', 'k']
          .filter((serviceId) => running.has(`${board} ${serviceId}`))
          .map((serviceId) => ({ serviceId, state: 'running' })),
      stop: stopping,
      journal: () => ({ forget: () => {} }),
    },
    live: { recreated: () => {} },
  } as unknown as Engine
  const parts = {
    boards,
    cluster: { engine: () => ({ ok: true, value: engine }) },
    timelines: { happened: () => {} },
    faults: { forget: () => {} },
    applying: new Set(),
  } as unknown as Parts
  const ask = <N extends RequestName>(name: N, input: Request<N>): Promise<Outcome<Answers[N]>> =>
    operate(parts, { role: 'owner' } as Actor, { name, input })
  const shown = async (board = boardId) => value(await ask('topic:inspect', { boardId: board, topic: 'rides' })).state
  const remove = (state: string, board = boardId) =>
    ask('topic:delete', { boardId: board, topic: 'rides', typed: 'rides', state })
  const start = (...services: readonly (readonly [board: string, service: string])[]) => {
    for (const service of services) running.add(service.join(' '))
  }
  const listed = () => value(boards.deletions.of(boardId)).length
  return { boards, boardId, otherId, rides, topics, admin, stopping, write, start, shown, remove, listed }
}

const fails =
  (...asked: ConstructorParameters<typeof KafkaProblem>) =>
  async () => {
    throw new KafkaProblem(...asked)
  }
const lost = fails('unreachable', 'The broker closed the connection.')

describe('of a deletion', () => {
  test('whose fate nobody can tell, nothing is taken back: no board owns a topic of that name', async () => {
    const { boards, boardId, otherId, rides, admin, shown, remove, listed } = house()
    boards.own(otherId, 'memory/rides')
    const state = await shown()
    vi.spyOn(admin, 'deleteTopic').mockImplementation(lost)
    vi.spyOn(admin, 'describeCluster')
      .mockResolvedValueOnce({ brokers: 1, topics: new Map([['rides', rides]]) })
      .mockImplementation(lost)
    expect(code(await remove(state))).toBe('unknownFate')
    expect([boards.owned(boardId).size, boards.owned(otherId).size, listed()]).toEqual([0, 0, 1])
  })

  test.each([ID, ''])('whose answer alone was lost, with the id %s, it is known that the topic is gone', async (id) => {
    const { boards, boardId, topics, admin, shown, remove, listed } = house(id)
    const state = await shown()
    vi.spyOn(admin, 'deleteTopic').mockImplementation(async () => {
      topics.clear()
      return lost()
    })
    expect(await remove(state)).toEqual({ ok: true, value: null })
    expect([boards.owned(boardId).size, listed()]).toEqual([0, 1])
  })

  test('that got lost on its way, the board owns the topic again where it is the same one for sure', async () => {
    const owned = async (id: string) => {
      const { boards, boardId, admin, shown, remove } = house(id)
      const state = await shown()
      vi.spyOn(admin, 'deleteTopic').mockImplementation(lost)
      return [code(await remove(state)), boards.owned(boardId).size]
    }
    expect(await owned(ID)).toEqual(['unreachable', 1])
    expect(await owned('')).toEqual(['unknownFate', 0])
  })

  test('that the cluster refuses, everything is as before, whatever the cluster does then', async () => {
    const { boards, boardId, rides, admin, shown, remove, listed } = house('')
    const state = await shown()
    vi.spyOn(admin, 'deleteTopic').mockImplementation(fails('notAuthorized', 'No.'))
    vi.spyOn(admin, 'describeCluster')
      .mockResolvedValueOnce({ brokers: 1, topics: new Map([['rides', rides]]) })
      .mockImplementation(lost)
    expect(code(await remove(state))).toBe('notAuthorized')
    expect([boards.owned(boardId).size, listed()]).toEqual([1, 0])
  })
})

describe('another record than those that were shown', () => {
  test.each(['w', 'k'])('may come from the running service %s, which is stopped first', async (service) => {
    const { boardId, write, start, shown, remove } = house()
    start([boardId, service])
    const state = await shown()
    write()
    expect(code(await remove(state))).toBe('ok')
  })

  test('keeps the topic where those that run only read it, or may not write to it', async () => {
    const { boardId, otherId, topics, write, start, shown, remove } = house()
    start([boardId, 'r'], [otherId, 'r'], [otherId, 'w'], [otherId, 'k'])
    const state = await shown()
    write()
    expect(code(await remove(state))).toBe('staleTopic')
    expect(topics.size).toBe(1)
  })

  test('keeps it also when it comes while the services are being stopped', async () => {
    const { boards, boardId, topics, stopping, write, start, shown, remove, listed } = house()
    start([boardId, 'r'])
    const state = await shown()
    stopping.mockImplementationOnce(async () => write())
    expect(code(await remove(state))).toBe('staleTopic')
    expect([topics.size, boards.owned(boardId).size, listed()]).toEqual([1, 1, 0])
  })
})

describe('on a cluster without ids of topics', () => {
  test('whatever uses it is stopped by hand before, for what was shown to be all that is compared', async () => {
    const { boardId, topics, stopping, start, shown, remove } = house('')
    start([boardId, 'w'], [boardId, 'r'])
    const outcome = await remove(await shown())
    expect(code(outcome)).toBe('servicesRun')
    expect(outcome).toMatchObject({ problem: { next: 'Stop Reader and Writer, then delete it.' } })
    expect([topics.size, stopping.mock.calls.length]).toEqual([1, 0])
  })

  test('two boards that own it do not both delete it: the one that comes later meets no topic made anew', async () => {
    const { boards, boardId, otherId, rides, topics, admin, shown, remove } = house('')
    boards.own(otherId, 'memory/rides')
    const state = await shown(otherId)
    let second = ''
    vi.spyOn(admin, 'deleteTopic').mockImplementationOnce(async () => {
      second = code(await remove(state, otherId))
      topics.set('rides', rides)
    })
    expect(code(await remove(await shown(), boardId))).toBe('ok')
    expect(second).toBe('applying')
    expect(code(await remove(state, otherId))).toBe('foreignTopic')
    expect(topics.size).toBe(1)
  })
})
