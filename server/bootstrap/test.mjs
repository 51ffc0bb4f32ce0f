import './requireNode.mjs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runToEnd } from '../kafka/embedded/runToEnd.mjs'
import { CLIENT, ensureBuilt, SERVER } from './ensureBuilt.mjs'
import { ensurePackages } from './ensurePackages.mjs'
import { findOrInstallChromium } from './findChromium.mjs'
import { prepareBroker } from './prepareBroker.mjs'
import { runBootstrap, say } from './project.mjs'
import { runShown } from './runShown.mjs'
import { chooseSteps, sumUp, testSteps } from './testSteps.mjs'

/** @typedef {import('./testSteps.mjs').Step} Step */
/** @typedef {import('./testSteps.mjs').Result} Result */

/** `npm test`: everything, on a real broker and in a real browser. `-- --only types,unit` takes a part of it. */
await runBootstrap(async (signal) => {
  const reports = await mkdtemp(join(tmpdir(), 'streamboard-tests-'))
  try {
    const steps = chooseSteps(testSteps(reports), process.argv.slice(2))
    await ensurePackages(signal)
    const env = { ...process.env, ...(await prepareFor(steps, signal)) }
    const { exitCode, lines } = sumUp(await runSteps(steps, { env, signal }))
    for (const line of lines) process.stdout.write(`${line}\n`)
    return exitCode
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
})

/** Brings what only some steps need. @param {readonly Step[]} steps @param {AbortSignal} signal */
async function prepareFor(steps, signal) {
  const names = steps.map(({ name }) => name)
  const isAgreed = !process.stdin.isTTY
  if (!names.some((name) => ['kafka', 'brokers', 'stories'].includes(name))) return {}
  await prepareBroker({ isAgreed, signal })
  await ensureBuilt([CLIENT, SERVER], signal)
  if (!names.includes('stories')) return {}
  const chromium = await findOrInstallChromium(signal)
  return chromium ? { CHROMIUM_PATH: chromium } : {}
}

/** @typedef {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} Options */

/**
 * What runs beside is told when the others have been told, so that nobody reads two at once.
 *
 * @param {readonly Step[]} steps
 * @param {Options} options
 */
async function runSteps(steps, options) {
  const beside = steps.filter(({ isBeside }) => isBeside).map((step) => runUntold(step, options))
  const results = []
  for (const step of steps.filter(({ isBeside }) => !isBeside)) {
    say(`\n== ${step.name}`)
    results.push(tell(await runStep(step, options, runShown)))
  }
  for (const { result, output } of await Promise.all(beside)) {
    say(`\n== ${result.name}, beside the others`)
    process.stdout.write(output)
    results.push(tell(result))
  }
  return results
}

/** @param {Step} step @param {Options} options */
async function runUntold(step, options) {
  let output = ''
  const result = await runStep(step, options, async (...command) => {
    const ended = await runToEnd(...command)
    output += ended.output
    return ended.code ?? 1
  })
  return { result, output }
}

/** @typedef {(command: string, args: readonly string[], options: Options) => Promise<number>} Run resolves with the exit code */

/**
 * @param {Step} step
 * @param {Options} options
 * @param {Run} run
 * @returns {Promise<Result & { seconds: string }>}
 */
async function runStep({ name, commands, report }, { env, signal }, run) {
  const begun = performance.now()
  let isFine = true
  for (const command of commands) {
    const code = signal.aborted ? 1 : await run(process.execPath, command, { env: { ...env, ...report?.env }, signal })
    isFine &&= code === 0
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  return { name, isFine, seconds, count: report && (await readCount(report)) }
}

/** @param {Result & { seconds: string }} result */
function tell(result) {
  say(`== ${result.name} ${result.isFine ? 'passed' : 'failed'} in ${result.seconds} s`)
  return result
}

/** A run that left no report counts as one failure. @param {NonNullable<Step['report']>} report */
async function readCount({ file, count }) {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
