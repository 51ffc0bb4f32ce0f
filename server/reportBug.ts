import { KafkaProblem } from './kafka/port'

/** For what nobody waits for. What a cluster did is no bug, and whoever runs on it says so; anything else goes into the server log. */
export function reportBug(error: unknown): void {
  if (error instanceof KafkaProblem) return
  process.stderr.write(`Streamboard met a bug of its own: ${error instanceof Error ? error.stack : String(error)}\n`)
}
