import { runToEnd } from './runToEnd.mjs'

/** @typedef {{ command: string, version: string }} Java `version` as Java writes it, e.g. 17.0.15 */

/** The oldest Java that Kafka's server runs on. */
export const OLDEST_JAVA = 17

/** Homebrew keeps its Java off the path, where macOS only has a stub. */
const CANDIDATES = ['java', '/opt/homebrew/opt/openjdk/bin/java', '/usr/local/opt/openjdk/bin/java']

/**
 * The first Java that is new enough; else the first there is, so that a sentence can name it.
 *
 * @returns {Promise<Java | undefined>}
 */
export async function findJava() {
  /** @type {Java | undefined} */
  let tooOld
  for (const command of CANDIDATES) {
    const version = parseJavaVersion((await runToEnd(command, ['-version'])).output)
    if (version === undefined) continue
    if (isNewEnough({ version })) return { command, version }
    tooOld ??= { command, version }
  }
  return tooOld
}

/** @param {Pick<Java, 'version'>} java */
export const isNewEnough = ({ version }) => majorOf(version) >= OLDEST_JAVA

/** @returns {Promise<boolean>} */
export const hasMaven = async () => (await runToEnd('mvn', ['-v'])).code === 0

/** Reads `java -version`: openjdk version "17.0.15" 2025-04-15. @param {string} output */
export const parseJavaVersion = (output) => /version "([^"]+)"/.exec(output)?.[1]

/** 1.8.0_412 is Java 8, 17.0.15 is 17, 25-ea is 25. @param {string} version */
export function majorOf(version) {
  const [first, second] = version.split(/[._-]/).map(Number)
  return (first === 1 ? second : first) ?? 0
}
