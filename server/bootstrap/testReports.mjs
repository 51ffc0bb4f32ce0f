import { relative } from 'node:path'
import { root } from './project.mjs'

/**
 * @typedef {{ file: string, name: string, isPassed: boolean, reason?: string }} Ran one test that ran. The file is within the project; empty
 *   where none is to blame
 */

/** A file that could not be loaded is a failure although no test in it failed. @param {any} report of vitest @returns {readonly Ran[]} */
export const readVitest = ({ testResults }) => testResults.flatMap(testsOfFile)

/** @param {any} file @returns {readonly Ran[]} */
function testsOfFile({ name, status, message, assertionResults }) {
  const file = relative(root, name)
  const ran = assertionResults.filter((/** @type {any} */ test) => ['passed', 'failed'].includes(test.status))
  /** @type {Ran[]} */
  const tests = ran.map((/** @type {any} */ { fullName, status, failureMessages }) => ({
    file,
    name: fullName,
    isPassed: status === 'passed',
    reason: firstLine(failureMessages[0]),
  }))
  const isBroken = status === 'failed' && tests.every(({ isPassed }) => isPassed)
  return isBroken ? [...tests, { file, name: 'the file itself', isPassed: false, reason: firstLine(message) }] : tests
}

/** What passed only at a second try counts as failed. @param {any} report of Playwright @returns {readonly Ran[]} */
export function readStories({ suites, errors, config }) {
  const ran = specsOf({ suites }).flatMap(({ title, file, tests }) =>
    tests
      .filter((/** @type {any} */ { status }) => status !== 'skipped')
      .map((/** @type {any} */ { status, results }) => ({
        file: relative(root, `${config.rootDir}/${file}`),
        name: title,
        isPassed: status === 'expected',
        reason: firstLine(results.at(-1)?.error?.message),
      })),
  )
  return [...ran, ...errors.map((/** @type {any} */ { message }) => blameless(firstLine(message)))]
}

/** A failure that no file is to blame for. @param {string} reason @returns {Ran} */
export const blameless = (reason) => ({ file: '', name: 'the whole run', isPassed: false, reason })

/** @param {any} suite @returns {readonly any[]} */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
const COLORS = /\u001b\[[0-9;]*m/g

/** @param {string | undefined} message */
const firstLine = (message) => (message ?? '').replace(COLORS, '').trim().split('\n')[0] ?? ''
