import { beforeEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ClusterPlan } from '../../../shared/plan/model'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { boardOf } from '../../../shared/topology/boardForTests'
import { createWorkspace } from '../../board/workspace'
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

type Planned = { readonly steps?: readonly { readonly kind: string }[]; readonly foreign?: ClusterPlan['foreign'] }

function fakeBoard({ steps = [], foreign = [] }: Planned = {}) {
  const kafka = createStore(() => ({ status: status('starting') }))
  const parts = {
    server: { kafka, wire: { ask: async (name: string) => ({ ok: asked.push(name) > 0, value: null }) } },
    session: { boardId: 'b', state: createStore(() => ({ topology })) },
    planner: {
      state: createStore(() => ({ plan: { steps, foreign } })),
      refresh: async () => void asked.push('refresh'),
    },
    workspace: createWorkspace(),
    notices: createStore(() => ({ problem: null, sentence: null })),
  }
  return { ...parts, kafka, starter: createBoardStarter(parts as unknown as Parameters<typeof createBoardStarter>[0]) }
}

beforeEach(() => {
  asked = []
  board = fakeBoard()
})

it('waits for a Kafka that is coming up, plans anew, then runs', async () => {
  const running = board.starter.run()
  expect([board.starter.state.getState().step, asked]).toEqual(['waiting', []])
  board.kafka.setState({ status: status('ready') })
  await running
  expect([board.starter.state.getState().step, asked]).toEqual(['none', ['refresh', 'run:start']])
})

it('runs nothing after a wait that was ended', async () => {
  const running = board.starter.run()
  board.starter.cancel()
  await running
  board.kafka.setState({ status: status('ready') })
  expect([board.starter.state.getState().step, asked]).toEqual(['none', []])
})

it('opens the plan instead when topics are not on the cluster yet', async () => {
  board = fakeBoard({ steps: [{ kind: 'createTopic' }] })
  board.kafka.setState({ status: status('ready') })
  await board.starter.run()
  expect([board.workspace.getState().dialog, asked]).toEqual([{ kind: 'plan' }, []])
})

it.each([
  ['written', { kind: 'plan' }, []],
  ['read', null, ['run:start']],
])('with a topic of somebody else that is %s', async (topic, dialog, done) => {
  board = fakeBoard({ foreign: [{ topicId: topic, topic }] })
  board.kafka.setState({ status: status('ready') })
  await board.starter.run()
  expect([board.workspace.getState().dialog, asked]).toEqual([dialog, done])
})
