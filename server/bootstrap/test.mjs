import './requireNode.mjs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    const results = []
    for (const step of steps) results.push(await runStep(step, { env, signal }))
    const { exitCode, lines } = sumUp(results)
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
  if (names.includes('kafka') || names.includes('stories')) await prepareBroker({ isAgreed, signal })
  if (!names.includes('stories')) return {}
  await ensureBuilt([CLIENT, SERVER], signal)
  const chromium = await findOrInstallChromium(signal)
  return chromium ? { CHROMIUM_PATH: chromium } : {}
}

/**
 * @param {Step} step
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<Result>}
 */
async function runStep({ name, commands, report }, { env, signal }) {
  const begun = performance.now()
  say(`\n== ${name}`)
  let isFine = true
  for (const command of commands) {
    const code = signal.aborted
      ? 1
      : await runShown(process.execPath, command, { env: { ...env, ...report?.env }, signal })
    isFine &&= code === 0
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  say(`== ${name} ${isFine ? 'passed' : 'failed'} in ${seconds} s`)
  return { name, isFine, count: report && (await readCount(report)) }
}

/** A run that left no report counts as one failure. @param {NonNullable<Step['report']>} report */
async function readCount({ file, count }) {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
