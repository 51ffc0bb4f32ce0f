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
import { blameless } from './testReports.mjs'
import { chooseSteps, filesToTryAgain, sumUp, testSteps, withSecondTry } from './testSteps.mjs'

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
 * What runs beside is told when the others have been told, so that nobody reads two at once. What failed on a real broker or in the browser
 * is tried once more when the machine has nothing else to do.
 *
 * @param {readonly Step[]} steps
 * @param {Options} options
 */
async function runSteps(steps, options) {
  const [aside, shown] = [steps.filter(({ isBeside }) => isBeside), steps.filter(({ isBeside }) => !isBeside)]
  if (aside.length > 0) say(`\n== In the background, told at the end: ${aside.map(({ name }) => name).join(', ')}`)
  const beside = aside.map((step) => runUntold(step, options))
  const results = new Map()
  for (const step of shown) {
    say(`\n== ${step.name}`)
    results.set(step, tell(await runStep(step, options, runShown)))
  }
  for (const { step, result, output } of await Promise.all(beside)) {
    say(`\n== ${result.name}, beside the others`)
    process.stdout.write(output)
    results.set(step, tell(result))
  }
  for (const [step, result] of results) results.set(step, await tryAgain(step, result, options))
  return [...results.values()]
}

/** @param {Step} step @param {Result} result @param {Options} options @returns {Promise<Result>} */
async function tryAgain(step, result, options) {
  const files = filesToTryAgain(step, result)
  if (files.length === 0 || !step.again) return result
  say(`\n== ${step.name} once more, alone: ${files.join(' ')}`)
  const again = tell(await runStep({ ...step, commands: [step.again(files)] }, options, runShown))
  return withSecondTry(result, { files, result: again })
}

/** @param {Step} step @param {Options} options */
async function runUntold(step, options) {
  let output = ''
  const result = await runStep(step, options, async (...command) => {
    const ended = await runToEnd(...command)
    output += ended.output
    return ended.code ?? 1
  })
  return { step, result, output }
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
  return { name, isFine, seconds, ran: report && (await readReport(report)) }
}

/** @param {Result & { seconds: string }} result */
function tell(result) {
  say(`== ${result.name} ${result.isFine ? 'passed' : 'failed'} in ${result.seconds} s`)
  return result
}

/** Read once: a second try that leaves none must not be taken for the first. @param {NonNullable<Step['report']>} report */
async function readReport({ file, read }) {
  try {
    const text = await readFile(file, 'utf8')
    await rm(file)
    return read(JSON.parse(text))
  } catch {
    return [blameless('It left no report.')]
  }
}
