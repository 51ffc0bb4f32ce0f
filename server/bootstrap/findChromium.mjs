import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { findPackageManager, installCommand } from '../kafka/embedded/packageManager.mjs'
import { runToEnd } from '../kafka/embedded/runToEnd.mjs'
import { say } from './project.mjs'
import { runShown } from './runShown.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser for the stories, installed if there is none. Undefined means the one that Playwright keeps for itself.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>}
 */
export async function findOrInstallChromium(signal) {
  const found = await findChromium(process.env)
  if (found) return found
  if (await installWithApt(signal)) return findChromium(process.env)
  say('Installing a browser for the tests: npx playwright install chromium')
  await runShown('npx', ['playwright', 'install', 'chromium'], { signal })
  return undefined
}

/** @param {Readonly<Record<string, string | undefined>>} env @returns {Promise<string | undefined>} */
export async function findChromium(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const file of [env.CHROMIUM_PATH ?? '', ...candidates, ...APPLICATIONS]) {
    if (file !== '' && (await isExecutable(file))) return file
  }
  return undefined
}

/** Only as root or where sudo asks nothing: a test run is no place for a password. @param {AbortSignal} signal */
async function installWithApt(signal) {
  const manager = await findPackageManager()
  const isRoot = process.getuid?.() === 0
  if (manager?.name !== 'apt-get' || !(isRoot || (await runToEnd('sudo', ['-n', 'true'])).code === 0)) return false
  const [program = '', ...args] = installCommand(manager, 'chromium', isRoot).split(' ')
  say('Installing a browser for the tests: chromium')
  const update = args.slice(0, args.indexOf('install'))
  await runShown(program, [...update, 'update'], { signal })
  return (await runShown(program, args, { signal })) === 0
}

/** @param {string} file */
const isExecutable = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
