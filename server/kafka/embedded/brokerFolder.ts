import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { LOG_FOLDER } from './serverProperties'

/** What a data folder remembers of its broker, in `broker.json`. */
export type BrokerRecord = z.infer<typeof BrokerRecord>

const BrokerRecord = z.object({
  clusterId: z.string(),
  /** The storage was formatted to the end. */
  formatted: z.boolean(),
  ports: z.object({ broker: z.number(), controller: z.number() }).optional(),
  /** The broker started last, and the process that answers for stopping it. */
  running: z.object({ pid: z.number(), owner: z.number() }).optional(),
})

/** A missing or unreadable record is a new one, except that storage which is already there keeps its cluster id. */
export async function readBrokerRecord(dataFolder: string): Promise<BrokerRecord> {
  try {
    return BrokerRecord.parse(JSON.parse(await readFile(fileIn(dataFolder), 'utf8')))
  } catch {
    return { clusterId: (await clusterIdOnDisk(dataFolder)) ?? newClusterId(), formatted: false }
  }
}

async function clusterIdOnDisk(dataFolder: string): Promise<string | undefined> {
  const text = await readFile(join(dataFolder, LOG_FOLDER, 'meta.properties'), 'utf8').catch(() => '')
  return /^cluster\.id=(.+)$/m.exec(text)?.[1]?.trim()
}

export async function writeBrokerRecord(dataFolder: string, record: BrokerRecord): Promise<void> {
  const draft = `${fileIn(dataFolder)}.draft`
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`)
  await rename(draft, fileIn(dataFolder))
}

/** 22 characters of base64url; Kafka's tools would take a leading dash for an option. */
export function newClusterId(): string {
  const id = randomBytes(16).toString('base64url')
  return id.startsWith('-') ? newClusterId() : id
}

const fileIn = (dataFolder: string) => join(dataFolder, 'broker.json')
