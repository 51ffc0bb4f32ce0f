import { expect, test } from 'vitest'
import { lackingCopies } from './lackingCopies'

const partition = (number: number, leader: number | null, inSync: readonly number[], replicas = [1, 2, 3]) => ({
  partition: number,
  begin: '0',
  end: '0',
  leader,
  copies: { replicas, inSync },
})

test('copies are worth a word as soon as one is not in sync, and the worst partition is the word', () => {
  expect(lackingCopies([partition(0, 1, [1, 2, 3])])).toBeUndefined()
  expect(lackingCopies([{ partition: 0, begin: '0', end: '0', leader: null }])).toBeUndefined()
  expect(lackingCopies([partition(0, 1, [1, 2, 3]), partition(1, 2, [2, 3]), partition(2, 3, [3])])).toEqual({
    words: '1 of 3 in sync',
    sentence: 'Partitions 1, 2: not all copies are in sync, the fewest 1 of 3. A broker is away or behind.',
  })
  expect(lackingCopies([partition(0, 1, [1]), partition(1, null, [2])])?.words).toBe('no leader')
  expect(lackingCopies([partition(0, null, [1], [1])])?.words).toBe('no leader')
})
