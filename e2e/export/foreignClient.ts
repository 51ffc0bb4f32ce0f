import kafkajs, { type IHeaders } from 'kafkajs'
import { compress as lz4 } from 'lz4js'
import { compress as snappy } from 'snappyjs'
import { createTopics } from '../createTopics'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

export type SeenRecord = {
  readonly topic: string
  readonly partition: number
  readonly offset: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: ReadonlyMap<string, string>
}

export const CODECS = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
} as const

/** A client that is neither the board's nor the export's: makes topics, writes what it likes, and sees everything that is written. */
export async function connectForeignClient(brokers: string[]) {
  const kafka = new Kafka({ brokers, clientId: 'foreign', logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await Promise.all([admin.connect(), producer.connect()])
  packing(CompressionTypes.Snappy, snappy)
  packing(CompressionTypes.LZ4, independentLz4)
  packing(CompressionTypes.ZSTD, storedZstd)
  const closing: (() => Promise<void>)[] = [() => admin.disconnect(), () => producer.disconnect()]

  return {
    createTopics: (topics: readonly { topic: string; numPartitions: number }[]) => createTopics(admin, topics),
    send: async (
      topic: string,
      messages: { key?: string | null; value: Buffer | string | null; headers?: IHeaders }[],
      codec: keyof typeof CODECS = 'none',
    ) => {
      await producer.send({ topic, messages, compression: CODECS[codec] })
    },
    /** Where a group's bookmarks and the topic's ends are, by partition. */
    async positions(topic: string, group: string) {
      const ends = await admin.fetchTopicOffsets(topic)
      const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
      const byPartition = new Map(committed?.partitions.map(({ partition, offset }) => [partition, offset]))
      return ends.map(({ partition, high }) => ({
        partition,
        end: high,
        committed: byPartition.get(partition) ?? '-1',
      }))
    },
    /** The group begins anew, wherever it was. It must be empty. */
    forgetGroup: (group: string) => admin.deleteGroups([group]),
    async members(group: string) {
      const { groups } = await admin.describeGroups([group])
      return {
        protocol: groups[0]?.protocol,
        state: groups[0]?.state,
        clients: groups[0]?.members.map(({ clientId }) => clientId) ?? [],
      }
    },
    /** Everything in these topics from their beginning on, in a group of its own. */
    async watch(topics: string[], group: string): Promise<readonly SeenRecord[]> {
      const seen: SeenRecord[] = []
      const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
      closing.unshift(() => consumer.disconnect())
      await consumer.connect()
      await consumer.subscribe({ topics, fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ topic, partition, message: { offset, key, value, headers } }) => {
          seen.push({ topic, partition, offset, key, value, headers: textHeaders(headers) })
        },
      })
      return seen
    },
    async close() {
      for (const close of closing) await close()
    },
  }
}

const textHeaders = (headers: IHeaders = {}) =>
  new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]))

function packing(type: 2 | 3 | 4, pack: (plain: Buffer) => Buffer): void {
  CompressionCodecs[type] = () => ({
    compress: async ({ buffer }: { buffer: Buffer }) => pack(buffer),
    decompress: () => Promise.reject(new Error('Batches packed like this are written here, not read.')),
  })
}

/** Kafka wants the flag that says blocks are independent, and the header's checksum with it; a frame of one block always is. */
function independentLz4(plain: Buffer): Buffer {
  const frame = Buffer.from(lz4(plain))
  frame.set([0x60, 0x70, 0x73], 4)
  return frame
}

/** A Zstandard frame of one stored block (RFC 8878): Node 20 has no compressor, and a reader must take this form too. */
function storedZstd(plain: Buffer): Buffer {
  const header = Buffer.alloc(9)
  header.writeUInt32LE(0xfd2fb528, 0)
  header.writeUInt8(0xa0, 4)
  header.writeUInt32LE(plain.length, 5)
  const block = Buffer.alloc(3)
  block.writeUIntLE((plain.length << 3) | 1, 0, 3)
  return Buffer.concat([header, block, plain])
}
