import { expect, it, vi } from 'vitest'
import { connectWire } from './wire'

const socket = vi.hoisted(() => ({
  connected: true,
  /** What comes of a question, in place of an answer. */
  asked(): void {},
  on() {},
  timeout: () => ({
    emitWithAck: async () => {
      socket.asked()
      throw new Error('no answer')
    },
  }),
}))
vi.mock('socket.io-client', () => ({ io: () => socket }))

const ask = async () => {
  const outcome = await connectWire().ask('board:list', {})
  return outcome.ok ? null : outcome.problem
}

it('tells a server that takes too long from one that cannot be reached', async () => {
  const problem = await ask()
  expect(problem).toMatchObject({ code: 'answerLate', retriable: true })
  expect(problem?.sentence).toContain('has not answered within 30 s')
  expect(problem?.next).toContain('may still be done')
})

it.each([
  ['before the question', false],
  ['before the answer', true],
])(
  'says that the server cannot be reached when it is gone %s, and promises only to connect again',
  async (_, first) => {
    socket.connected = first
    socket.asked = () => {
      socket.connected = false
    }
    const problem = await ask()
    expect(problem).toMatchObject({ code: 'offline', retriable: true })
    expect(problem?.next).toContain('then try again')
  },
)
