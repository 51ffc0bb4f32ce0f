import { EXIT } from './cli/cliIo'
import { runCommand } from './cli/runCommand'
import { brokersOf, processEnvironment } from './config'
import { connectKafka } from './kafka/kafkajsKafka'

// Whoever reads our output may have seen enough (`| head`).
process.stdout.on('error', () => process.exit(EXIT.done))

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: process.stdin,
    brokers: brokersOf(processEnvironment().KAFKA_BROKERS),
    connect: (brokers) => connectKafka({ brokers, clientId: 'streamboard-cli' }),
  })
} catch (cause) {
  process.stderr.write(`Streamboard made a mistake: ${cause instanceof Error ? cause.message : cause}\n`)
  process.exitCode = EXIT.problems
}
