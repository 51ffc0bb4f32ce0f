import { expect, test } from 'vitest'
import { gapSentence } from './gapSentence'

test('a gap is told by how many records were skipped, which, and why', () => {
  const gap = { topic: 'posts', partition: 0, from: 5n, to: 8n, why: 'unreadable' } as const
  expect(gapSentence(gap)).toBe('3 records skipped: offsets 5 to 7 in partition 0 of posts, unreadable.')
  expect(gapSentence({ ...gap, to: 6n, detail: 'the batch is damaged' })).toBe(
    '1 record skipped: offset 5 in partition 0 of posts, unreadable (the batch is damaged).',
  )
})
