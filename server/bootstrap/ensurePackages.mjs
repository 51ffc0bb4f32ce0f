import { readFile } from 'node:fs/promises'
import { runToEnd } from '../kafka/embedded/runToEnd.mjs'
import { inProject, Refusal, root, say } from './project.mjs'

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages by their folder */

/**
 * As the lock file says, without changing it. Not `npm ci`, which refuses a lock file written where the registry had only some of the
 * optional packages of other systems. No package needs its install script, so none is run. What builds the bundles is a development package
 * and is needed under NODE_ENV=production too.
 */
const INSTALL = ['install', '--include=dev', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']

/** Installs the packages unless exactly those of the lock file are there. @param {AbortSignal} signal */
export async function ensurePackages(signal) {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(readPackages),
  )
  if (installed && wanted && areInstalled(wanted, installed)) return
  say('Installing packages (once, about half a minute).')
  const { code, output } = await runToEnd('npm', INSTALL, { cwd: root, signal })
  if (code !== 0) throw new Refusal(`The packages could not be installed:\n${output.trim()}`)
}

/**
 * Compares the lock file with the one npm leaves behind after a complete installation. Optional packages are those of other systems.
 *
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function areInstalled(wanted, installed) {
  return Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
    const found = installed[folder]
    return folder === '' || (found ? found.version === version && found.integrity === integrity : optional === true)
  })
}

/** @param {string} file @returns {Promise<Packages | undefined>} */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(inProject(file), 'utf8')).packages
  } catch {
    return undefined
  }
}
