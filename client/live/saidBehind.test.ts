import { expect, it } from 'vitest'
import { saidBehind } from './saidBehind'

it('says nothing of what is only on its way, and does not flicker at the edge', () => {
  const seen = [0, 60, 499, 500, 1_800, 300, 499, 250, 249, 400, 0, null]
  const said: (number | null)[] = []
  for (const ms of seen) said.push(saidBehind(ms, (said.at(-1) ?? null) !== null))
  expect(said).toEqual([null, null, null, 500, 1_800, 300, 499, 250, null, null, null, null])
})
