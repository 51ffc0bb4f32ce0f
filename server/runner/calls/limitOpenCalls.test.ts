import { expect, test } from 'vitest'
import type { Called } from './callClient'
import { limitOpenCalls } from './limitOpenCalls'

test('of more calls than a board may have open none is made, until one is answered', async () => {
  const waiting: ((called: Called) => void)[] = []
  const client = limitOpenCalls(
    { call: () => new Promise((resolve) => void waiting.push(resolve)), close: () => {} },
    2,
  )
  const call = () =>
    client.call({
      door: { port: 1, token: '' },
      body: Buffer.from('{}'),
      headers: {},
      hops: 1,
      timeoutMs: 1,
      signal: new AbortController().signal,
    })
  const first = call()
  const second = call()
  expect(await call()).toEqual({ status: 0, why: '2 calls of this board wait for an answer already' })
  expect(waiting).toHaveLength(2)
  waiting[0]?.({ status: 200 })
  expect(await first).toEqual({ status: 200 })
  const third = call()
  expect(waiting).toHaveLength(3)
  for (const answer of waiting) answer({ status: 202 })
  expect(await Promise.all([second, third])).toEqual([{ status: 202 }, { status: 202 }])
})
