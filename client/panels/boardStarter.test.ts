import { beforeEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ClusterPlan } from '../../shared/plan/model'
import type { KafkaStatus } from '../../shared/protocol/live'
import { boardOf } from '../../shared/topology/boardForTests'
import { createWorkspace } from '../board/workspace'
import { createBoardStarter } from './boardStarter'

const status = (state: KafkaStatus['state']): KafkaStatus => ({ state, name: 'Local', brokers: [] })

const topology = boardOf(`
streamboard: 1
services: [{ id: s, name: s }]
topics: [{ id: written, name: written }, { id: read, name: read }]
connections:
  - { id: w, kind: produces, from: s, to: written }
  - { id: r, kind: subscribes, from: read, to: s, group: s }
`)

let asked: string[]
let board: ReturnType<typeof fakeBoard>

type Planned = {
  readonly steps?: readonly { readonly kind: string; readonly topicId: string }[]
  readonly foreign?: ClusterPlan['foreign']
}

/** Nothing is planned until somebody asks; what is asked of the server is told with the services that it is about. */
function fakeBoard({ steps = [], foreign = [] }: Planned = {}) {
  const kafka = createStore(() => ({ status: status('starting') }))
  const planned = createStore<{ plan: Required<Planned> | null }>(() => ({ plan: null }))
  const parts = {
    server: {
      kafka,
      wire: {
        ask: async (name: string, { serviceIds = [] }: { serviceIds?: readonly string[] }) => ({
          ...{ ok: asked.push([name, ...serviceIds].join(' ')) > 0, value: null },
        }),
      },
    },
    session: { boardId: 'b', state: createStore(() => ({ topology })) },
    planner: {
      state: planned,
      refresh: async () => {
        asked.push('refresh')
        planned.setState({ plan: { steps, foreign } })
      },
    },
    workspace: createWorkspace(),
    notices: createStore(() => ({ problem: null, sentence: null })),
  }
  return { ...parts, kafka, starter: createBoardStarter(parts as unknown as Parameters<typeof createBoardStarter>[0]) }
}

function readyBoard(planned: Planned = {}) {
  const made = fakeBoard(planned)
  made.kafka.setState({ status: status('ready') })
  return made
}

beforeEach(() => {
  asked = []
  board = fakeBoard()
})

it('waits for a Kafka that is coming up, plans anew, then starts', async () => {
  const starting = board.starter.start()
  expect([board.starter.state.getState().step, asked]).toEqual(['waiting', []])
  board.kafka.setState({ status: status('ready') })
  await starting
  expect([board.starter.state.getState().step, asked]).toEqual(['none', ['refresh', 'run:start']])
})

it('starts all that was asked for during the wait', async () => {
  const starting = [board.starter.start(['s']), board.starter.start(['r'])]
  board.kafka.setState({ status: status('ready') })
  await Promise.all(starting)
  expect(asked.filter((one) => one !== 'refresh').sort()).toEqual(['run:start r', 'run:start s'])
})

it('starts nothing after a wait that was ended', async () => {
  const starting = [board.starter.start(), board.starter.start(['s'])]
  board.starter.cancel()
  await Promise.all(starting)
  board.kafka.setState({ status: status('ready') })
  expect([board.starter.state.getState().step, asked]).toEqual(['none', []])
})

it('opens the plan instead when topics are not on the cluster yet, and starts after it what was asked for', async () => {
  board = readyBoard({ steps: [{ kind: 'createTopic', topicId: 'read' }] })
  await board.starter.start(['s'])
  expect([board.workspace.getState().dialog, asked]).toEqual([{ kind: 'plan', serviceIds: ['s'] }, ['refresh']])
  await board.starter.startAnyway(['s'])
  expect(asked).toEqual(['refresh', 'run:start s'])
})

it.each([
  ['written', { kind: 'plan' }, ['refresh']],
  ['read', null, ['refresh', 'run:start']],
])('with a topic of somebody else that is %s', async (topic, dialog, done) => {
  board = readyBoard({ foreign: [{ topicId: topic, topic }] })
  await board.starter.start()
  expect([board.workspace.getState().dialog, asked]).toEqual([dialog, done])
})
