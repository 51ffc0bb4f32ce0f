import { expect, test } from 'vitest'
import { createTurns, inTurns } from './turns'

function workFor(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('long work in pieces leaves everybody else a turn after each, and short work goes on at once', async () => {
  let others = 0
  const timer = setInterval(() => {
    others += 1
  })
  const turns = createTurns()
  for (let piece = 0; piece < 20; piece++) {
    workFor(11)
    expect(turns.isOver()).toBe(true)
    await turns.next()
    expect(turns.isOver()).toBe(false)
  }
  clearInterval(timer)
  expect(others).toBeGreaterThanOrEqual(19)
})

test('whatever is gone through in turns keeps its order, and others have theirs in between', async () => {
  const done: (number | 'other')[] = []
  setImmediate(() => done.push('other'))
  for await (const piece of inTurns([1, 2, 3])) {
    workFor(piece === 1 ? 11 : 0)
    done.push(piece)
  }
  expect(done).toEqual([1, 'other', 2, 3])
})
