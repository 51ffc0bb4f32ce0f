import { refuse } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import { isElection, patiently } from '../patiently'
import type { Chunk, PartitionOffsets, ReadRequest, ScanOptions, TopicOffsets, TopicReader } from '../port'
import { KafkaProblem } from '../port'
import { bytesOf } from '../records/bytesOf'
import { readChunk } from '../records/readChunk'
import { type FetchedPartition, fetchCall } from '../requests/fetchCall'
import type { TopicMetadata } from '../requests/metadataCall'
import { named, toKafkaProblem } from '../toKafkaProblem'
import { EARLIEST, LATEST, lookUpAll, lookUpOffsets } from './lookUpOffsets'
import { outOfRange } from './outOfRange'
import { scan } from './scan'
import { createTail } from './tail'

const LARGEST_FETCH = 8 * 1024 * 1024
/** Leaders move; asking anew twice finds them. */
const ATTEMPTS = 3

/** Reads by raw Fetch over a connection of its own, and tails over one more per topic. */
export function createTopicReader(cluster: Cluster): TopicReader {
  const link = cluster.openLink()
  const layouts = new Map<string, TopicMetadata>()

  async function layoutOf(topic: string): Promise<TopicMetadata> {
    const layout = layouts.get(topic) ?? (await cluster.topic(topic))
    layouts.set(topic, layout)
    return layout
  }

  /** Remembers where partitions are led from; forgets it when that was wrong and tries again. */
  function located<T>(topic: string, work: (layout: TopicMetadata) => Promise<T>): Promise<T> {
    return named(topic, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await work(await layoutOf(topic))
        } catch (error) {
          layouts.delete(topic)
          if (attempt === ATTEMPTS || !isWorthAnotherTry(error)) throw error
        }
      }
    })
  }

  /** Over a connection of its own, so that nothing waits behind its large answers. */
  async function scanApart(options: ScanOptions): Promise<void> {
    const own = cluster.openLink()
    const end = () => own.close()
    options.signal.addEventListener('abort', end)
    const readNext = (request: ReadRequest) =>
      located(request.topic, (layout) => readUpTo(own, leaderOf(layout, request.partition), request))
    await scan(readNext, options).finally(() => {
      options.signal.removeEventListener('abort', end)
      end()
    })
  }

  return {
    offsets: (topic) =>
      named(topic, () =>
        patiently(async () => {
          const layout = await cluster.topic(topic)
          layouts.set(topic, layout)
          return offsetsOf(link, layout)
        }, isElection),
      ),
    ends: (topics) => named(topics.join(', '), () => patiently(() => endsOf(cluster, link, topics))),
    offsetsAt: (topic, ms) => located(topic, (layout) => offsetsAt(link, layout, ms)),
    read: (request) => located(request.topic, (layout) => read(link, leaderOf(layout, request.partition), request)),
    tail: (options) => createTail(cluster, options),
    scan: (options) => scanApart(options),
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  const problem = toKafkaProblem(error)
  return problem instanceof KafkaProblem && (problem.retriable || problem.code === 'unknownTopic')
}

async function offsetsOf(link: Link, layout: TopicMetadata): Promise<readonly PartitionOffsets[]> {
  const about = { topic: layout.name, partitions: layout.partitions }
  const [begins, ends] = await Promise.all([
    lookUpOffsets(link, { ...about, timestamp: EARLIEST }),
    lookUpOffsets(link, { ...about, timestamp: LATEST }),
  ])
  return layout.partitions
    .map(({ partition, leader }) => ({
      partition,
      leader,
      begin: begins.get(partition) ?? 0n,
      end: ends.get(partition) ?? 0n,
    }))
    .sort((a, b) => a.partition - b.partition)
}

async function endsOf(cluster: Cluster, link: Link, topics: readonly string[]): Promise<TopicOffsets> {
  const seen = await cluster.metadata(topics)
  return lookUpAll(
    link,
    seen.topics.map(({ name, partitions }) => ({ topic: name, partitions, timestamp: LATEST })),
  )
}

async function offsetsAt(link: Link, layout: TopicMetadata, ms: number): Promise<ReadonlyMap<number, bigint>> {
  const about = { topic: layout.name, partitions: layout.partitions }
  const [found, ends] = await Promise.all([
    lookUpOffsets(link, { ...about, timestamp: ms }),
    lookUpOffsets(link, { ...about, timestamp: LATEST }),
  ])
  return new Map(
    [...ends].map(([partition, end]) => [
      partition,
      (found.get(partition) ?? -1n) < 0n ? end : (found.get(partition) ?? end),
    ]),
  )
}

function leaderOf(layout: TopicMetadata, partition: number): number {
  const found = layout.partitions.find((candidate) => candidate.partition === partition)
  if (!found) throw new KafkaProblem('unknownTopic', `The topic ${layout.name} has no partition ${partition}.`)
  if (found.leader === null) refuse(ERROR_CODES.LEADER_NOT_AVAILABLE)
  return found.leader ?? -1
}

async function read(link: Link, leader: number, request: ReadRequest): Promise<Chunk> {
  const { partition, from } = request
  let whole: Chunk = { partition, from, to: from, records: [], gaps: [], end: from }
  for (;;) {
    const next = await readOnce(link, leader, { ...request, from: whole.to })
    whole = { ...next, from, records: [...whole.records, ...next.records], gaps: [...whole.gaps, ...next.gaps] }
    const stop = firstUnwanted(whole, request)
    if (stop !== null) return before(stop, whole)
    if (whole.to >= whole.end || next.to === next.from) return whole
  }
}

async function readOnce(link: Link, leader: number, request: ReadRequest): Promise<Chunk> {
  const fetched = await fetchOne(link, leader, request)
  if (fetched.errorCode !== ERROR_CODES.OFFSET_OUT_OF_RANGE) {
    refuse(fetched.errorCode)
    return readChunk(fetched, request.from, request.containing)
  }
  const outside = await outOfRange(link, { ...request, leader })
  return outside.to < request.from ? { ...outside, from: request.from, to: request.from, gaps: [] } : outside
}

async function fetchOne(link: Link, leader: number, request: ReadRequest): Promise<FetchedPartition> {
  const bytes = Math.min(request.maxBytes, LARGEST_FETCH)
  const call = fetchCall({ partitions: [request], maxWaitMs: 0, maxBytes: bytes, partitionBytes: bytes })
  const [fetched] = await link.ask(leader, call)
  if (!fetched) throw new KafkaProblem('refused', `The broker answered nothing about partition ${request.partition}.`)
  return fetched
}

/** The offset to end before, once there is enough; null while there is not. One record is taken whatever its size. */
function firstUnwanted({ records, to: reached }: Chunk, { to, maxRecords, maxBytes }: ReadRequest): bigint | null {
  let bytes = 0
  for (const [index, record] of records.entries()) {
    if (to !== undefined && record.offset >= to) return to
    bytes += bytesOf(record)
    if (index === maxRecords || (index > 0 && bytes > maxBytes)) return record.offset
  }
  if (to !== undefined && reached >= to) return to
  return records.length >= maxRecords || bytes >= maxBytes ? reached : null
}

function before(stop: bigint, chunk: Chunk): Chunk {
  const records = chunk.records.filter(({ offset }) => offset < stop)
  return { ...chunk, to: stop, records, gaps: chunk.gaps.filter((gap) => gap.from < stop) }
}

/** One fetch, cut off where the request ends. */
async function readUpTo(link: Link, leader: number, request: ReadRequest): Promise<Chunk> {
  const chunk = await readOnce(link, leader, request)
  return request.to === undefined || chunk.to <= request.to ? chunk : before(request.to, chunk)
}
