import { expect, it } from 'vitest'
import type { CallCounters } from '../../../shared/protocol/run'
import { answerOf, createCallDots } from './callDots'
import { ANSWERED, FAILED } from './dot'

const calls = (...recent: readonly [at: number, status: number][]): readonly CallCounters[] => [
  {
    ...{ connectionId: 'c', ok: 0, failed: 0, lost: 0, rate: 1, errorShare: 0 },
    recent: recent.map(([at, status]) => ({ at, status, ms: 5 })),
  },
]
const colors = (dots: ReadonlyMap<string, readonly { readonly color: number | null }[]>, edge: string) =>
  dots.get(edge)?.map(({ color }) => color)

it('sends each call there and its answer back, once, and none from before anybody looked', () => {
  const made = createCallDots()
  expect(made(calls([1, 200], [2, 200])).requests.size).toBe(0)
  const { requests, answers } = made(calls([2, 200], [3, 200], [4, 503]))
  expect(colors(requests, 'c')).toEqual([null, null])
  expect(colors(answers, answerOf('c'))).toEqual([ANSWERED, FAILED])
  expect(made(calls([3, 200], [4, 503])).requests.size).toBe(0)
})

it('lets nothing come back where no answer came', () => {
  const made = createCallDots()
  made(calls())
  const { requests, answers } = made(calls([5, 0]))
  expect(colors(requests, 'c')).toEqual([FAILED])
  expect(answers.size).toBe(0)
})
