import { afterEach, expect, it, vi } from 'vitest'
import { drawn } from '../board/commands/boardForTests'
import { placed } from './placed'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const BOARD = drawn(`streamboard: 1
name: Half placed
services: [{ id: a, name: A }, { id: b, name: B }, { id: c, name: C }]
layout: { a: { x: 160, y: 320 } }
`)
const IN_ROWS = new Map([
  ['a', { x: 160, y: 320 }],
  ['b', { x: 160, y: 560 }],
  ['c', { x: 640, y: 560 }],
])

it('what cannot be laid out stands in rows below what has a place', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new Error('The worker did not load.')
      }
    },
  )
  expect((await placed(BOARD)).layout).toEqual(IN_ROWS)
})

it('a layout that does not end is ended, and the board is placed in rows', async () => {
  const terminate = vi.fn()
  const postMessage = vi.fn()
  vi.stubGlobal(
    'Worker',
    class {
      postMessage = postMessage
      terminate = terminate
    },
  )
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const placing = placed(BOARD)
  await vi.waitFor(() => expect(postMessage).toHaveBeenCalledWith(expect.objectContaining({ cmd: 'layout' })))
  await vi.advanceTimersByTimeAsync(20_000)
  expect((await placing).layout).toEqual(IN_ROWS)
  expect(terminate).toHaveBeenCalledOnce()
})
