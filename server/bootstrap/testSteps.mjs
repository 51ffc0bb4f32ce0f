import { join } from 'node:path'
import { inProject, Refusal } from './project.mjs'

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, isFine: boolean, count?: Count }} Result */
/**
 * @typedef {{
 *   name: string,
 *   commands: readonly (readonly string[])[],
 *   report?: { file: string, env?: Record<string, string>, count: (report: any) => Count },
 *   isBeside?: boolean
 * }} Step each command is a script for Node.js with its arguments; the last one leaves the report behind, as JSON. A step beside the others
 *   waits more than it computes
 */

const TYPES = [
  ['shared/tsconfig.json'],
  ['shared/tsconfig.test.json'],
  ['server/tsconfig.json', '--allowJs', '--checkJs'],
  ['client/tsconfig.json'],
  ['e2e/tsconfig.json'],
]

/**
 * Everything `npm test` does: one after another, and beside it what waits for one broker after another to start.
 *
 * @param {string} reports the folder for reports
 * @returns {readonly Step[]}
 */
export const testSteps = (reports) => [
  { name: 'types', commands: TYPES.map((project) => [inProject('node_modules/typescript/bin/tsc'), '-p', ...project]) },
  { name: 'lint', commands: [[inProject('node_modules/@biomejs/biome/bin/biome'), 'ci']] },
  vitest('unit', join(reports, 'unit.json')),
  vitest('kafka', join(reports, 'kafka.json')),
  { ...vitest('brokers', join(reports, 'brokers.json')), isBeside: true },
  playwright('stories', join(reports, 'stories.json')),
]

/** @param {string} name @param {string} file @returns {Step} */
const vitest = (name, file) => ({
  name,
  commands: [
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
  ],
  report: { file, count: countVitest },
})

/** @param {string} name @param {string} file @returns {Step} */
const playwright = (name, file) => ({
  name,
  commands: [
    [
      inProject('node_modules/@playwright/test/cli.js'),
      'test',
      '-c',
      'e2e/playwright.config.ts',
      '--reporter=list,json',
    ],
  ],
  report: { file, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, count: countStories },
})

/** A file that could not be loaded is a failure although no test in it failed. @param {any} report of vitest @returns {Count} */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const isBrokenFile = (/** @type {any} */ file) =>
    file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
  return { passed: numPassedTests, failed: numFailedTests + testResults.filter(isBrokenFile).length }
}

/** @param {any} report of Playwright @returns {Count} */
export const countStories = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
})

/**
 * All steps, or those of `--only a,b`.
 *
 * @param {readonly Step[]} steps
 * @param {readonly string[]} args
 */
export function chooseSteps(steps, args) {
  const at = args.indexOf('--only')
  if (at < 0) return steps
  const names = (args[at + 1] ?? '').split(',')
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined)
    throw new Refusal(`There is no step "${unknown}". The steps are ${steps.map((step) => step.name).join(', ')}.`)
  return steps.filter((step) => names.includes(step.name))
}

/**
 * The last lines and the exit code: not zero when a step failed, or when steps with tests ran none.
 *
 * @param {readonly Result[]} results
 */
export function sumUp(results) {
  const counts = results.flatMap(({ count }) => (count ? [count] : []))
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  const bad = results.filter(({ isFine, count }) => !isFine || count?.failed).map(({ name }) => name)
  const isEmpty = counts.length > 0 && passed + failed === 0
  const lines = [...(bad.length > 0 ? [`Failed: ${bad.join(', ')}.`] : []), `${passed} passed, ${failed} failed`]
  return { exitCode: bad.length > 0 || isEmpty ? 1 : 0, lines }
}
