import fc from 'fast-check'
import { type Converged, converge, sessions } from '../../server/boards/convergeForTests'
import { report } from './measure'

// A thousand random sessions of two to four people on one board, with cut cables and killed servers: do all end with the same board, and is
// everything acknowledged on disk? The seed is printed; the same one plays the same sessions.

const RUNS = 1000
const [, , given] = process.argv
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given)
const played: Converged[] = []

const result = await fc.check(
  fc.asyncProperty(sessions, async (one) => {
    played.push(await converge(one))
  }),
  { numRuns: RUNS, seed, endOnFailure: true },
)

const sum = (what: keyof Converged) => played.reduce((total, one) => total + one[what], 0)
const size = `seed ${seed}`
report({
  what: 'random sessions that converged and lost nothing acknowledged',
  size,
  ours: played.length,
  unit: 'of 1000',
})
for (const what of ['edits', 'acknowledged', 'cuts', 'kills', 'elements'] as const)
  report({ what: `in them: ${what}`, size, ours: sum(what), unit: 'in all' })
if (result.failed) {
  console.error(fc.defaultReportMessage(result))
  process.exitCode = 1
}
