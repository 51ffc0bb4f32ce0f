import fc from 'fast-check'
import { expect, it } from 'vitest'
import { converge, sessions } from './convergeForTests'

const RUNS = 30

it(`${RUNS} random sessions of two to four people, over cuts and kills, end with one board and lose nothing acknowledged`, {
  timeout: 60_000,
}, async () => {
  let acknowledged = 0
  await fc.assert(
    fc.asyncProperty(sessions, async (played) => {
      acknowledged += (await converge(played)).acknowledged
    }),
    { numRuns: RUNS, seed: 20261123 },
  )
  expect(acknowledged).toBeGreaterThan(RUNS)
})
