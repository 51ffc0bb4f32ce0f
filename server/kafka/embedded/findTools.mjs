import { findArtifacts } from './fetchArtifacts.mjs'
import { findJava, hasMaven, isNewEnough, OLDEST_JAVA } from './findJava.mjs'

/**
 * @typedef {{
 *   java: import('./findJava.mjs').Java | undefined,
 *   jars: readonly string[] | undefined,
 *   hasMaven: boolean
 * }} Tools `jars` is undefined unless all are in the cache; only without them is Maven looked for, because only then is it needed.
 */

/**
 * What this machine has of what the embedded broker needs.
 *
 * @param {{ cacheFolder: string, pom: string }} artifacts
 * @returns {Promise<Tools>}
 */
export async function findTools(artifacts) {
  const [java, jars] = await Promise.all([findJava(), findArtifacts(artifacts)])
  return { java, jars, hasMaven: jars === undefined && (await hasMaven()) }
}

/** By name. @param {Tools} tools */
export const missingTools = ({ java, jars, hasMaven }) => [
  ...(java && isNewEnough(java) ? [] : [`Java ${OLDEST_JAVA} or newer`]),
  ...(jars || hasMaven ? [] : ['Maven']),
]

/**
 * What is missing, in words, with the ways on.
 *
 * @param {Tools} tools
 * @param {{ kafkaVersion: string, installCommand: string | undefined }} ways
 */
export function sayWhatIsMissing(tools, { kafkaVersion, installCommand }) {
  const missing = missingTools(tools).join(' and ')
  const found = tools.java && !isNewEnough(tools.java) ? ` (it has Java ${tools.java.version})` : ''
  const install = installCommand ? `run "${installCommand}"` : `install ${missing}`
  return {
    sentence: `The embedded Kafka needs ${missing}, which this machine does not have${found}. Drawing works without it.`,
    next: `Either ${install} and start again, ${otherClusters(kafkaVersion)}`,
  }
}

/** @param {string} kafkaVersion */
export const otherClusters = (kafkaVersion) =>
  `or set KAFKA_BROKERS to a cluster you have, or run "docker run -d -p 9092:9092 apache/kafka:${kafkaVersion}" and start with KAFKA_BROKERS=127.0.0.1:9092.`
