import { join } from 'node:path'
import { inProject, Refusal } from './project.mjs'
import { readStories, readVitest } from './testReports.mjs'

/** @typedef {import('./testReports.mjs').Ran} Ran */
/** @typedef {{ name: string, isFine: boolean, ran?: readonly Ran[], unsteady?: readonly Ran[] }} Result unsteady: failed amid the others, passed alone */
/**
 * @typedef {{
 *   name: string,
 *   commands: readonly (readonly string[])[],
 *   report?: { file: string, env?: Record<string, string>, read: (report: any) => readonly Ran[] },
 *   again?: (files: readonly string[]) => readonly string[],
 *   isBeside?: boolean
 * }} Step each command is a script for Node.js with its arguments; the last one leaves the report behind, as JSON. `again` is the command for
 *   some files alone. A step beside the others waits more than it computes
 */

const TYPES = [
  ['shared/tsconfig.json'],
  ['shared/tsconfig.test.json'],
  ['server/tsconfig.json', '--allowJs', '--checkJs'],
  ['client/tsconfig.json'],
  ['e2e/tsconfig.json'],
]

/**
 * Everything `npm test` does: one after another, and beside it what waits for brokers and for groups to settle
 * rather than computes.
 *
 * @param {string} reports the folder for reports
 * @returns {readonly Step[]}
 */
export const testSteps = (reports) => [
  { name: 'types', commands: TYPES.map((project) => [inProject('node_modules/typescript/bin/tsc'), '-p', ...project]) },
  { name: 'lint', commands: [[inProject('node_modules/@biomejs/biome/bin/biome'), 'ci']] },
  withoutSecondTry(vitest('unit', join(reports, 'unit.json'))),
  { ...vitest('kafka', join(reports, 'kafka.json')), isBeside: true },
  { ...vitest('brokers', join(reports, 'brokers.json')), isBeside: true },
  playwright('stories', join(reports, 'stories.json')),
]

/** @param {string} name @param {string} file @returns {Step} */
function vitest(name, file) {
  const command = [
    inProject('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  return { name, commands: [command], report: { file, read: readVitest }, again: (files) => [...command, ...files] }
}

/** @param {string} name @param {string} file @returns {Step} */
function playwright(name, file) {
  const command = [
    inProject('node_modules/@playwright/test/cli.js'),
    'test',
    '-c',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
  ]
  return {
    name,
    commands: [command],
    report: { file, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, read: readStories },
    again: (files) => [...command, '--workers=1', '--trace=retain-on-failure', ...files],
  }
}

/** @param {Step} step @returns {Step} */
const withoutSecondTry = ({ again: _, ...step }) => step

/** More files than this fail for a reason, not for the machine. */
const FORGIVEN_FILES = 3

/**
 * The files that get a second try, alone: those with failures, if all failures are at home in few files.
 *
 * @param {Step} step
 * @param {Result} result
 * @returns {readonly string[]}
 */
export function filesToTryAgain({ again }, { ran = [] }) {
  const files = [...new Set(failuresIn(ran).map(({ file }) => file))]
  return again && files.length <= FORGIVEN_FILES && !files.includes('') ? files : []
}

/**
 * A result with what the second try of some files found instead of the first.
 *
 * @param {Result} first
 * @param {{ files: readonly string[], result: Result }} second
 * @returns {Result}
 */
export function withSecondTry(first, { files, result }) {
  const ran = [...(first.ran ?? []).filter(({ file }) => !files.includes(file)), ...(result.ran ?? [])]
  const stillFail = new Set(failuresIn(result.ran ?? []).map(({ file, name }) => `${file}\n${name}`))
  const unsteady = failuresIn(first.ran ?? []).filter(({ file, name }) => !stillFail.has(`${file}\n${name}`))
  return { ...first, isFine: result.isFine, ran, unsteady }
}

/** @param {readonly Ran[]} ran */
const failuresIn = (ran) => ran.filter(({ isPassed }) => !isPassed)

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
 * The last lines and the exit code: not zero when a step failed, or when steps with tests ran none. Every failure is named once more, so that
 * the end of the output says what to look at.
 *
 * @param {readonly Result[]} results
 */
export function sumUp(results) {
  const ran = results.flatMap((result) => result.ran ?? [])
  const failed = failuresIn(ran)
  const unsteady = results.flatMap((result) => result.unsteady ?? [])
  const bad = results.filter(({ isFine, ran = [] }) => !isFine || failuresIn(ran).length > 0).map(({ name }) => name)
  const isEmpty = ran.length === 0 && results.some((result) => result.ran)
  const lines = [
    ...(unsteady.length > 0 ? ['Unsteady: failed amid the others, passed alone.', ...unsteady.map(told)] : []),
    ...(bad.length > 0 ? [`Failed: ${bad.join(', ')}.`, ...failed.map(told)] : []),
    `${ran.length - failed.length} passed, ${failed.length} failed${unsteady.length > 0 ? `, ${unsteady.length} unsteady` : ''}`,
  ]
  return { exitCode: bad.length > 0 || isEmpty ? 1 : 0, lines }
}

/** @param {Ran} failure */
const told = ({ file, name, reason }) => `  ${[file, name].filter(Boolean).join(' › ')}${reason ? `: ${reason}` : ''}`
