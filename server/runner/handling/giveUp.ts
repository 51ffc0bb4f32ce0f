import { deadLetterHeaders, type GivenUp } from '../../../shared/generation/deadLetterHeaders'
import type { HandlingOutcome } from '../journal/journal'
import { deliver } from '../producing/deliver'
import { isRefusal, placeOf, type Received, type RunTools, type Signals, sentenceOf } from '../runTools'
import type { Production } from '../serviceWork'

/**
 * A record that cannot be handled goes to every failure topic drawn, as it is, with headers that say why; all have it before this resolves.
 * Where none is drawn, or none takes it, it is parked: named, and passed over.
 */
export async function giveUp(
  given: GivenUp<Buffer | null> & { readonly record: Received },
  failures: readonly Production[],
  { tools, signals }: { readonly tools: RunTools; readonly signals: Signals },
): Promise<HandlingOutcome> {
  const { record, error } = given
  const { key, value } = record
  const headers = deadLetterHeaders(given)
  try {
    for (const { topic, topicName, id } of failures) {
      const tell = (reason: string) => `${placeOf(record)} could not be given up to ${topicName}: ${reason}`
      await deliver({ topic, records: [{ key, value, headers }], source: id, tell, forEver: true, signals }, tools)
    }
  } catch (trouble) {
    if (!isRefusal(trouble)) throw trouble
    return parked(`${placeOf(record)} could not be given up: ${sentenceOf(trouble)}`, tools)
  }
  if (failures.length === 0) return parked(`${placeOf(record)} could not be handled. ${sentenceOf(error)}`, tools)
  tools.counts.add('deadLettered')
  return 'deadLettered'
}

function parked(sentence: string, tools: RunTools): HandlingOutcome {
  tools.counts.add('parked')
  tools.mishap(sentence)
  return 'parked'
}
