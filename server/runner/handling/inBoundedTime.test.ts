import { expect, test } from 'vitest'
import { createTokenBucket } from '../producing/tokenBucket'
import { Interrupted } from '../runTools'
import { inBoundedTime } from './inBoundedTime'

test('what was thought out is of no use any more when its turn is cut short', async () => {
  const thinking = createTokenBucket(1, Date.now)
  thinking.take(1)
  const stopping = new AbortController()
  const thought = inBoundedTime(() => 'a state', { thinking, throttled: () => stopping.abort() }, stopping.signal)
  await expect(thought).rejects.toBeInstanceOf(Interrupted)
})
