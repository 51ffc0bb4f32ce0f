import { expect, it } from 'vitest'
import { done, refused } from '../../../shared/problem'
import { foldVerdict } from './foldVerdict'

it.each([
  [{ hash: 'a', folded: 3 }, { hash: 'a', folded: 3 }, 'good', 'Equal to the fold of 3 records in the log.'],
  [{ hash: 'a', folded: 3 }, { hash: 'a', folded: 4 }, 'good', 'Equal to the fold of 4 records in the log.'],
  [{ hash: 'a', folded: 3 }, { hash: 'b', folded: 4 }, 'busy', '1 record of the log is not in it yet.'],
  [{ hash: 'a', folded: 1 }, { hash: 'b', folded: 2_000 }, 'busy', '1,999 records of the log are not in it yet.'],
  [
    { hash: 'a', folded: 4 },
    { hash: 'b', folded: 4 },
    'bad',
    'Not equal to the fold of 4 records in the log: rebuild it to see which is right.',
  ],
])('%o against %o is %s', (state, log, tone, sentence) => {
  expect(foldVerdict(done(state), done(log))).toEqual(done({ tone, sentence, records: log.folded }))
})

it('is what was in the way where one of them could not be read', () => {
  const read = done({ hash: 'a', folded: 3 })
  const away = refused({ code: 'kafkaUnreachable', sentence: 'Kafka does not answer.' })
  expect(foldVerdict(read, away)).toEqual(away)
  expect(foldVerdict(away, read)).toEqual(away)
})
