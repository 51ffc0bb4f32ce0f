import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../shared/problem'
import type { ServiceRun } from '../../../shared/protocol/live'
import { boardForTests, drawn, type TestBoard } from './boardForTests'
import type { Command, Running } from './command'
import { undo } from './history'
import {
  crashSelected,
  produceBurst,
  produceOne,
  scaleDown,
  scaleUp,
  startAll,
  startSelected,
  stopAll,
  stopSelected,
} from './running'

const BOARD = drawn(`
streamboard: 1
name: Runs
services: [{ id: shop, name: Shop, language: go }, { id: mail, name: Mail, language: go, instances: 20 }]
topics: [{ id: t, name: t, partitions: 3, replication: 1 }]
connections:
  - { id: st, kind: produces, from: shop, to: t, rate: 2 }
  - { id: tm, kind: subscribes, from: t, to: mail, group: mail }
`)

const run = (serviceId: string, state: ServiceRun['state'], more: Partial<ServiceRun> = {}): ServiceRun => ({
  ...{ serviceId, state, processed: 0, produced: 0, rateIn: 0, rateOut: 0 },
  ...more,
})
const copy = (number: number, state: 'running' | 'crashed') => ({ number, state, assigned: {}, processed: 0, rate: 0 })

/** A board whose server remembers what it was asked. */
function running(...runs: readonly ServiceRun[]) {
  const asked: unknown[] = []
  let answer: Outcome<unknown> = { ok: true, value: null }
  const ask = (async (name: string, request: unknown) => {
    asked.push([name, request])
    return answer
  }) as Running['ask']
  const board: TestBoard = {
    ...boardForTests(BOARD),
    running: {
      runs: () => new Map(runs.map((one) => [one.serviceId, one])),
      ownTopic: () => undefined,
      ask,
      start: async (serviceIds) => void asked.push(['start', serviceIds ?? 'all']),
    },
  }
  const refuse = (sentence: string, next: string) => {
    answer = { ok: false, problem: { code: 'no', sentence, next } }
  }
  return { board, asked, refuse }
}
const enabled = (board: TestBoard, ...commands: readonly Command[]) =>
  commands.filter((command) => command.enabled(board)).map(({ id }) => id)
const LIFE = [startSelected, stopSelected, crashSelected] as const

describe('the life of the selected services', () => {
  it.each([
    ['not started', [], ['start']],
    ['starting', [run('shop', 'starting')], ['stop']],
    ['running', [run('shop', 'running')], ['stop', 'crash']],
    ['stopping', [run('shop', 'stopping')], []],
    ['stopped', [run('shop', 'stopped')], ['start']],
    ['paused', [run('shop', 'paused')], ['start', 'stop']],
    ['crashed', [run('shop', 'crashed')], ['start']],
    ['failed', [run('shop', 'failed')], ['start']],
  ] as const)('%s: what can be done is what would change something', (_, runs, ids) => {
    const { board } = running(...runs)
    board.select('shop')
    expect(enabled(board, ...LIFE)).toEqual(ids)
  })

  it('can be started again while one instance is down', () => {
    const { board } = running(run('mail', 'running', { instances: [copy(1, 'running'), copy(2, 'crashed')] }))
    board.select('mail')
    expect(enabled(board, ...LIFE)).toEqual(['start', 'stop', 'crash'])
  })

  it('changes only those services that it would change', () => {
    const { board, asked } = running(run('shop', 'running'))
    board.select('shop', 'mail', 't')
    startSelected.run(board)
    stopSelected.run(board)
    crashSelected.run(board)
    expect(asked).toEqual([
      ['start', ['mail']],
      ['run:stop', { boardId: 'test-board', serviceIds: ['shop'] }],
      ['run:crash', { boardId: 'test-board', serviceId: 'shop' }],
    ])
  })

  it('says why the server refused', async () => {
    const { board, refuse } = running()
    refuse('t cannot be reached.', 'Wait.')
    board.select('shop')
    produceOne.run(board)
    await Promise.resolve().then(() => {})
    expect(board.said).toEqual(['t cannot be reached. Wait.'])
  })

  it('is nothing where nothing can run', () => {
    const board = boardForTests(BOARD)
    board.select('shop')
    expect(enabled(board, ...LIFE, startAll, stopAll, produceOne)).toEqual([])
  })
})

it('starts and stops the whole board whatever is selected', () => {
  const { board, asked } = running(run('shop', 'running'))
  startAll.run(board)
  stopAll.run(board)
  expect(asked).toEqual([
    ['start', 'all'],
    ['run:stop', { boardId: 'test-board' }],
  ])
})

it('produces over the connections that have a clock of their own, running or not', () => {
  const { board, asked } = running()
  board.select('mail')
  expect(enabled(board, produceOne, produceBurst)).toEqual([])
  board.select('shop')
  produceOne.run(board)
  produceBurst.run(board)
  expect(asked).toEqual([
    ['run:burst', { boardId: 'test-board', connectionId: 'st', count: 1 }],
    ['run:burst', { boardId: 'test-board', connectionId: 'st', count: 100 }],
  ])
})

describe('the number of instances', () => {
  const instances = (board: TestBoard) => [...board.topology().services.values()].map((service) => service.instances)

  it('is an edit that can be undone', () => {
    const { board } = running()
    board.select('shop')
    scaleUp.run(board)
    scaleUp.run(board)
    expect(instances(board)).toEqual([20, 3])
    undo.run(board)
    expect(instances(board)).toEqual([20, 2])
  })

  it('stays between one and what is allowed', () => {
    const { board } = running()
    board.select('shop')
    expect(enabled(board, scaleUp, scaleDown)).toEqual(['scale-up'])
    board.select('mail')
    expect(enabled(board, scaleUp, scaleDown)).toEqual(['scale-down'])
    board.select('shop', 'mail')
    scaleDown.run(board)
    expect(instances(board)).toEqual([19, undefined])
  })
})
