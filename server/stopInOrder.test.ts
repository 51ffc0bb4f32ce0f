import { expect, test } from 'vitest'
import { stderrOfThisTest } from './stderrForTests'
import { stopInOrder } from './stopInOrder'

test('what cannot be stopped keeps nothing else from being stopped in its order', async () => {
  const told = stderrOfThisTest()
  const stopped: string[] = []
  await stopInOrder([
    () => void stopped.push('sockets'),
    async () => {
      await Promise.resolve()
      throw new Error('The cluster does not stop.')
    },
    () => {
      throw new Error('The tables do not close.')
    },
    async () => void stopped.push('boards'),
  ])
  expect(stopped).toEqual(['sockets', 'boards'])
  expect(told.map((line) => line.split('\n')[0])).toEqual([
    'Streamboard met a bug of its own: Error: The cluster does not stop.',
    'Streamboard met a bug of its own: Error: The tables do not close.',
  ])
})
