import {
  compileLookup,
  createLookupTable,
  forgetRows,
  keepLast,
  type LookUp,
  type LookupTable,
} from '../../../shared/behaviour/lookupTable'
import type { RecordText } from '../../../shared/behaviour/recordText'
import type { RunTools } from '../runTools'
import type { TableWork } from '../serviceWork'
import { type Following, followFromBeginning } from './followFromBeginning'
import { orFailure, Unprocessable } from './workFailure'

/** Topics read as tables, without a group, and kept up to date. */
export type LookupTables = {
  /** What each table holds for this record, by the topic's drawn name. Throws an Unprocessable, or a WorkFailure. */
  lookUp(record: RecordText): Readonly<Record<string, unknown>>
  stop(): Promise<void>
}

export const NO_TABLES: LookupTables = { lookUp: () => ({}), stop: async () => {} }

/** Resolves when each topic was read to what was its end. Rejects when there is no such topic, or with Interrupted. */
export async function openLookupTables(
  works: readonly TableWork[],
  tools: RunTools,
  signal: AbortSignal,
): Promise<LookupTables> {
  const tables = works.map((work) => ({ work, values: createLookupTable(), lookUp: compiled(work) }))
  const followings: Following[] = []
  const stop = async () => void (await Promise.all(followings.map((following) => following.stop())))
  try {
    for (const { work, values } of tables) followings.push(await follow(work, values, { tools, signal }))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    lookUp: (record) =>
      Object.fromEntries(tables.map(({ work, values, lookUp }) => [work.topicName, orFailure(lookUp(values, record))])),
    stop,
  }
}

function compiled({ lookup, connectionId, topicName }: TableWork): LookUp {
  const lookUp = compileLookup({ lookup, connectionId })
  if (!lookUp.ok) throw new Unprocessable(`The table of ${topicName} cannot be looked up: ${lookUp.problem.sentence}`)
  return lookUp.value
}

type Tools = { readonly tools: RunTools; readonly signal: AbortSignal }

function follow({ topic, topicName }: TableWork, values: LookupTable, { tools, signal }: Tools): Promise<Following> {
  return followFromBeginning({
    topic,
    reader: tools.kafka.reader,
    signal,
    onRecord({ key, value, partition, offset }) {
      const kept = keepLast(values, { key: key?.toString() ?? null, value: value?.toString() ?? null })
      if (!kept.ok)
        tools.mishap(
          `Record ${offset} in partition ${partition} of ${topicName} is not in the table: ${kept.problem.sentence}`,
        )
    },
    onTrouble: (cause) =>
      tools.trouble(
        `table ${topic}`,
        cause === undefined ? undefined : `The table of ${topicName} stands still: ${cause}`,
      ),
    onGone: () => forgetRows(values),
  })
}
