import { EXIT } from './cli/cliIo'
import { RunRefused } from './cli/run/runRefused'
import { runCommand } from './cli/runCommand'
import { visibleText } from './cli/visibleText'
import { listOf, processEnvironment, readClusterConfig } from './config'
import { connectKafka } from './kafka/kafkajsKafka'

// Whoever reads our output may have seen enough (`| head`).
process.stdout.on('error', () => process.exit(EXIT.done))
// What nobody reads of the progress must not cut a run short.
process.stderr.on('error', () => {})

const stopping = new AbortController()

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (text) => process.stdout.write(visibleText(text)),
    err: (text) => process.stderr.write(visibleText(text)),
    stdin: process.stdin,
    brokers: listOf(processEnvironment().KAFKA_BROKERS),
    connect: (brokers) => connectKafka({ brokers, clientId: 'streamboard-cli' }),
    openHeadless: openOn,
    stopping: stopping.signal,
  })
} catch (cause) {
  const sentence = cause instanceof Error ? cause.message : String(cause)
  process.stderr.write(visibleText(`${cause instanceof RunRefused ? '' : 'Streamboard made a mistake: '}${sentence}\n`))
  process.exitCode = EXIT.problems
}

/** Only `run` needs all that runs a board, and has something to stop in order; whoever is in a hurry asks a second time. */
async function openOn(brokers: readonly string[]) {
  const { openHeadless } = await import('./cli/run/openHeadless')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort())
  const outcome = readClusterConfig(processEnvironment(), brokers)
  if (!outcome.ok) throw new RunRefused([{ code: 'config', sentence: outcome.sentence }])
  return openHeadless(outcome.config)
}
