import { setTimeout as sleep } from 'node:timers/promises'
import { compileLookup, createLookupTable, type DrawnLookup, keepLast } from './board/behaviour/lookupTable.js'
import type { RecordText } from './board/behaviour/recordText.js'
import type { Reading } from './cluster.js'
import { SERVICE, TABLES } from './drawing.js'
import { sentenceOf } from './log.js'
import { type KafkaRecord, Unprocessable } from './message.js'
import type { Runtime } from './runtime.js'

/** A topic read as a table, by its drawn name. */
export type DrawnTable = DrawnLookup & { readonly topic: string }

const OPEN_AGAIN_MS = 2000

const tables = TABLES.map((drawn) => {
  const lookUp = compileLookup(drawn)
  if (!lookUp.ok) throw new Error(`The drawing is wrong in ${lookUp.problem.place}: ${lookUp.problem.sentence}`)
  return { ...drawn, values: createLookupTable(), lookUp: lookUp.value }
})
type Table = (typeof tables)[number]

/** What each table holds for a record, by the topic's drawn name; null where it holds nothing. Throws Unprocessable. */
export function lookUp(record: RecordText): Readonly<Record<string, unknown>> {
  const found = tables.map(({ topic, values, lookUp }) => {
    const held = lookUp(values, record)
    if (!held.ok) throw new Unprocessable(held.problem.sentence)
    return [topic, held.value]
  })
  return Object.fromEntries(found)
}

/** Resolves when every table was read to what was its end, or the service stops. Whoever is given them stops them. */
export async function openTables(runtime: Runtime): Promise<readonly Reading[]> {
  const opened = await Promise.all(tables.map((table) => openAtLast(table, runtime)))
  return opened.filter((reading) => reading !== undefined)
}

async function openAtLast(table: Table, runtime: Runtime): Promise<Reading | undefined> {
  const { signal, health, log } = runtime
  const place = `table ${table.topic}`
  while (!signal.aborted) {
    health.waiting(place, `The table of ${table.topic} is being read.`)
    try {
      const opened = await open(table, runtime)
      health.waiting(place, undefined)
      return opened
    } catch (error) {
      log.error('A table cannot be read yet.', { topic: table.topic, error: sentenceOf(error) })
      await sleep(OPEN_AGAIN_MS, undefined, { signal }).catch(() => {})
    }
  }
  return undefined
}

function open({ topic, values }: Table, { config, cluster, log, fail, signal }: Runtime): Promise<Reading> {
  const keep = ({ key, value, partition, offset }: KafkaRecord) => {
    const kept = keepLast(values, { key: key?.toString() ?? null, value: value?.toString() ?? null })
    if (!kept.ok) log.warn('A record is not in the table.', { topic, partition, offset, why: kept.problem.sentence })
  }
  return cluster.follow({ topic: config.prefix + topic, name: SERVICE.clientId, onRecord: keep, onDead: fail, signal })
}
