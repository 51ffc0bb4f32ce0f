import { expect, it } from 'vitest'
import { instanceSentence } from './instanceSentence'

const instance = { number: 2, state: 'running', processed: 1204, rate: 12 } as const

it('names the partitions of each topic by its drawn name', () => {
  const assigned = { 'sb.b.1.posts': [0, 2], 'sb.b.1.users': [1], 'sb.b.1.none': [] }
  expect(instanceSentence({ ...instance, assigned }, 'sb.b.1.')).toBe(
    'Instance 2 running · partitions posts 0, 2; users 1 · 1,204 processed · 12.0 /s',
  )
})

it('says when an instance has nothing to read', () => {
  expect(instanceSentence({ ...instance, assigned: {} }, '')).toContain('· no partitions ·')
})
