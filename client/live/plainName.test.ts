import { expect, test } from 'vitest'
import { plainName } from './plainName'

test('what is drawn is called as it is drawn, and of other people’s names nothing is cut off', () => {
  expect(plainName('sb.posts.mailer', 'sb.posts.')).toBe('mailer')
  expect(plainName('somebody-elses-mailer', 'sb.posts.')).toBe('somebody-elses-mailer')
  expect(plainName('mailer', '')).toBe('mailer')
})
