import { runToEnd } from './runToEnd.mjs'

/** @typedef {{ name: string, needsRoot: boolean, install: string, javaAndMaven: string }} PackageManager */

/** In the order in which they are looked for. Each brings a Java of 17 or newer. @type {readonly PackageManager[]} */
export const PACKAGE_MANAGERS = [
  { name: 'apt-get', needsRoot: true, install: 'install -y', javaAndMaven: 'default-jre-headless maven' },
  { name: 'dnf', needsRoot: true, install: 'install -y', javaAndMaven: 'java-latest-openjdk-headless maven' },
  { name: 'brew', needsRoot: false, install: 'install', javaAndMaven: 'openjdk maven' },
  { name: 'winget', needsRoot: false, install: 'install', javaAndMaven: 'Microsoft.OpenJDK.21 Apache.Maven' },
]

/** @returns {Promise<PackageManager | undefined>} */
export async function findPackageManager() {
  for (const manager of PACKAGE_MANAGERS) {
    if ((await runToEnd(manager.name, ['--version'])).code === 0) return manager
  }
  return undefined
}

/**
 * @param {PackageManager} manager
 * @param {string} packages
 * @param {boolean} isRoot whether `sudo` is needless
 */
export const installCommand = ({ name, needsRoot, install }, packages, isRoot) =>
  `${needsRoot && !isRoot ? 'sudo ' : ''}${name} ${install} ${packages}`

/** The line that brings Java and Maven to this machine, where it has a package manager we know. */
export async function javaAndMavenCommand() {
  const manager = await findPackageManager()
  return manager && installCommand(manager, manager.javaAndMaven, process.getuid?.() === 0)
}
