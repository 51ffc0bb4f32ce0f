import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answers, Events, Request, RequestName } from '../../shared/protocol/operations'
import type { Happening, Timeline } from '../../shared/protocol/run'
import type { Wire } from '../wire'
import { createTimelineFeed } from './timelineFeed'

const happening = (id: number): Happening => ({ id, at: id, kind: 'started', sentence: `it ${id}` })
const told = (part: Partial<Timeline>): Timeline => ({ since: 0, samples: [], happenings: [], ...part })

/** A server whose answers are what is handed in, one after the other. */
function memoryWire(...answers: readonly Timeline[]) {
  const asked: unknown[] = []
  const listeners = new Set<(event: Events['timeline:grew']) => void>()
  const wire = {
    ask: (_name: RequestName, request: Request<'timeline:read'>) => {
      asked.push(request.from)
      const value: Answers['timeline:read'] = answers[asked.length - 1] ?? told({})
      return Promise.resolve({ ok: true, value })
    },
    on: (_name: keyof Events, listener: (event: Events['timeline:grew']) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Wire
  const grow = (event: Events['timeline:grew']) => {
    for (const listener of listeners) listener(event)
  }
  return { wire, asked, grow, listeners }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks for all, then each second for what is newer than the last figures, until it is closed', async () => {
  const { wire, asked, listeners } = memoryWire(told({ samples: [{ at: 5, rates: { a: 1 }, lags: {} }] }))
  const feed = createTimelineFeed(wire, 'b1')
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked).toEqual([0, 5, 5])
  feed.close()
  await vi.advanceTimersByTimeAsync(5000)
  expect([asked.length, listeners.size]).toEqual([3, 0])
})

it('knows what happens on its board at once', async () => {
  const { wire, grow } = memoryWire(told({ happenings: [happening(1)] }))
  const feed = createTimelineFeed(wire, 'b1')
  await vi.advanceTimersByTimeAsync(0)
  grow({ boardId: 'b1', happenings: [happening(2)] })
  grow({ boardId: 'b2', happenings: [happening(3)] })
  expect(feed.state.getState().timeline?.happenings.map(({ id }) => id)).toEqual([1, 2])
  feed.close()
})
