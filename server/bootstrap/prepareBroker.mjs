import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { fetchArtifacts, findArtifacts } from '../kafka/embedded/fetchArtifacts.mjs'
import { findTools, missingTools } from '../kafka/embedded/findTools.mjs'
import { javaAndMavenCommand } from '../kafka/embedded/packageManager.mjs'
import { cacheFolder, inProject, say } from './project.mjs'
import { runShown } from './runShown.mjs'

/**
 * Sees to it that the embedded broker can be fetched, and begins to fetch it beside whatever comes next. Java and Maven are installed where a package manager can
 * bring them: unasked when that was agreed to, after a question when somebody can answer. Whatever fails here, the server still starts
 * and says what to do about Kafka.
 *
 * @param {{ isAgreed: boolean, signal: AbortSignal }} options
 */
export async function prepareBroker({ isAgreed, signal }) {
  const artifacts = {
    cacheFolder: cacheFolder(),
    pom: await readFile(inProject('server/kafka/embedded/pom.xml'), 'utf8'),
    signal,
  }
  if (process.env.KAFKA_BROKERS || (await findArtifacts(artifacts))) return
  const missing = missingTools(await findTools(artifacts))
  if (missing.length > 0 && !(await install({ missing, isAgreed, signal }))) return
  say('Fetching Kafka (once, 45 MB).')
  fetchArtifacts(artifacts).catch(() => {})
}

/** @param {{ missing: readonly string[], isAgreed: boolean, signal: AbortSignal }} wish */
async function install({ missing, isAgreed, signal }) {
  const command = await javaAndMavenCommand()
  if (!command) return false
  const question = `The embedded Kafka needs ${missing.join(' and ')}. Run "${command}" now?`
  if (!isAgreed && !(await isWanted(question, signal))) return false
  say(`Installing ${missing.join(' and ')}: ${command}`)
  const [program = '', ...args] = command.split(' ')
  return (await runShown(program, args, { signal })) === 0
}

/** @param {string} question @param {AbortSignal} signal */
async function isWanted(question, signal) {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^\s*(y|yes|)\s*$/i.test(await terminal.question(`${question} [Y/n] `, { signal }))
  } finally {
    terminal.close()
  }
}
