import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { until } from './until'

const settled = (promise: Promise<void>) =>
  Promise.race([promise.then(() => true), Promise.resolve().then(() => false)])
const isThree = (count: number) => count === 3
const count = (start: number) => createStore<number>()(() => start)

test('what is already as wanted is not waited for', async () => {
  await until(count(3), isThree)
})

test('it is waited for until the state is as wanted, not just another one', async () => {
  const store = count(1)
  const waiting = until(store, isThree)
  store.setState(2, true)
  expect(await settled(waiting)).toBe(false)
  store.setState(3, true)
  await waiting
})

test('whoever waits no more is let go, and the store is left alone', async () => {
  const store = count(1)
  const cancelling = new AbortController()
  let looks = 0
  const waiting = until(store, (state) => ++looks > 0 && isThree(state), cancelling.signal)
  cancelling.abort()
  await waiting
  const before = looks
  store.setState(2, true)
  expect(looks).toBe(before)
})
