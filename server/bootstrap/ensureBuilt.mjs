import { readFile, stat, writeFile } from 'node:fs/promises'
import { runToEnd } from '../kafka/embedded/runToEnd.mjs'
import { withLock } from '../kafka/embedded/withLock.mjs'
import { fingerprint } from './fingerprint.mjs'
import { inProject, Refusal, root, say } from './project.mjs'

/** @typedef {{ mode: 'client' | 'server', sources: readonly string[], result: string }} Bundle */

const COMMON = ['shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

/** @type {Bundle} */
export const CLIENT = { mode: 'client', sources: ['client', ...COMMON], result: 'dist/client/index.html' }
/** @type {Bundle} */
export const SERVER = { mode: 'server', sources: ['server', ...COMMON], result: 'dist/server/main.js' }

/** Builds the bundles whose sources changed since. @param {readonly Bundle[]} bundles @param {AbortSignal} signal */
export async function ensureBuilt(bundles, signal) {
  const isFresh = await Promise.all(bundles.map((bundle) => isCurrent(bundle)))
  const stale = bundles.filter((_, at) => !isFresh[at])
  if (stale.length === 0) return
  say(`Building the ${stale.map(({ mode }) => mode).join(' and the ')} (a few seconds).`)
  await withLock(
    inProject('dist', 'building.lock'),
    () => Promise.all(stale.map((bundle) => build(bundle, signal))),
    signal,
  )
}

/** @param {Bundle} bundle @param {AbortSignal} signal */
async function build(bundle, signal) {
  if (await isCurrent(bundle)) return
  const sources = await fingerprint(root, bundle.sources)
  const args = [inProject('node_modules/vite/bin/vite.js'), 'build', '--mode', bundle.mode]
  const { code, output } = await runToEnd(process.execPath, args, { cwd: root, signal })
  if (code !== 0) throw new Refusal(`The ${bundle.mode} could not be built:\n${output.trim()}`)
  await writeFile(stampOf(bundle), sources)
}

/** @param {Bundle} bundle */
async function isCurrent(bundle) {
  try {
    const [stamp, sources] = await Promise.all([
      readFile(stampOf(bundle), 'utf8'),
      fingerprint(root, bundle.sources),
      stat(inProject(bundle.result)),
    ])
    return stamp === sources
  } catch {
    return false
  }
}

/** @param {Bundle} bundle */
const stampOf = ({ mode }) => inProject('dist', `${mode}.stamp`)
