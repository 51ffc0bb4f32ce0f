/** The outside of a record batch: everything that stands before its (perhaps compressed) records. */
export type RecordBatch = {
  readonly base: bigint
  /** Offset of its last record, also where that record was compacted away. */
  readonly last: bigint
  readonly magic: number
  readonly codec: number
  readonly transactional: boolean
  readonly control: boolean
  readonly appendTime: boolean
  readonly firstTimestamp: bigint
  readonly maxTimestamp: bigint
  readonly producerId: bigint
  readonly count: number
  readonly body: Buffer
}

const LENGTH_END = 12
const HEADER_END = 61
const MAGIC_AT = 16
export const CURRENT_MAGIC = 2

/**
 * The whole batches at the beginning of what a broker answered; a broker may cut the last one off.
 * Layout: https://kafka.apache.org/documentation/#recordbatch
 */
export function* recordBatches(bytes: Buffer): Generator<RecordBatch> {
  for (let at = 0; at + MAGIC_AT < bytes.length; ) {
    const end = at + LENGTH_END + bytes.readInt32BE(at + 8)
    if (end > bytes.length || end <= at + MAGIC_AT) return
    yield readBatch(bytes.subarray(at, end))
    at = end
  }
}

function readBatch(bytes: Buffer): RecordBatch {
  const magic = bytes.readInt8(MAGIC_AT)
  const base = bytes.readBigInt64BE(0)
  if (magic !== CURRENT_MAGIC || bytes.length < HEADER_END) return { ...NOTHING_KNOWN, base, last: base, magic }
  const attributes = bytes.readInt16BE(21)
  return {
    base,
    last: base + BigInt(bytes.readInt32BE(23)),
    magic,
    codec: attributes & 0x07,
    appendTime: (attributes & 0x08) > 0,
    transactional: (attributes & 0x10) > 0,
    control: (attributes & 0x20) > 0,
    firstTimestamp: bytes.readBigInt64BE(27),
    maxTimestamp: bytes.readBigInt64BE(35),
    producerId: bytes.readBigInt64BE(43),
    count: bytes.readInt32BE(57),
    body: bytes.subarray(HEADER_END),
  }
}

/** Messages of before Kafka 0.11 have another header; only their offset stands at the same place. */
const NOTHING_KNOWN = {
  codec: 0,
  appendTime: false,
  transactional: false,
  control: false,
  firstTimestamp: 0n,
  maxTimestamp: 0n,
  producerId: -1n,
  count: 0,
  body: Buffer.alloc(0),
}
