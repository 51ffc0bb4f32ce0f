import { beforeEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { createWorkspace } from '../../board/workspace'
import { createBoardStarter } from './boardStarter'

const status = (state: KafkaStatus['state']): KafkaStatus => ({ state, name: 'Local', brokers: [] })

let asked: string[]
let board: ReturnType<typeof fakeBoard>

function fakeBoard(steps: readonly { readonly kind: string }[] = []) {
  const kafka = createStore(() => ({ status: status('starting') }))
  const parts = {
    server: { kafka, wire: { ask: async (name: string) => ({ ok: asked.push(name) > 0, value: null }) } },
    session: { boardId: 'b' },
    planner: { state: createStore(() => ({ plan: { steps } })), refresh: async () => void asked.push('refresh') },
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
  board = fakeBoard([{ kind: 'createTopic' }])
  board.kafka.setState({ status: status('ready') })
  await board.starter.run()
  expect([board.workspace.getState().dialog, asked]).toEqual([{ kind: 'plan' }, []])
})
