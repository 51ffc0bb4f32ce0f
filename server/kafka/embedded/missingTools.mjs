import { isNewEnough, OLDEST_JAVA } from './findJava.mjs'

/** @typedef {{ java: import('./findJava.mjs').Java | undefined, hasMaven: boolean }} Tools */

/** What the embedded broker lacks on this machine. @param {Tools} tools */
export const missingTools = ({ java, hasMaven }) => [
  ...(java && isNewEnough(java) ? [] : [`Java ${OLDEST_JAVA} or newer`]),
  ...(hasMaven ? [] : ['Maven']),
]

/**
 * The same in words, with the ways on.
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
