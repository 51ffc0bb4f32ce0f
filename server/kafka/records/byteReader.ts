/** Reads Kafka's encodings one after another out of a buffer. Buffers it hands out are views, not copies. */
export type ByteReader = {
  readonly bytes: Buffer
  at: number
}

export const readerOf = (bytes: Buffer): ByteReader => ({ bytes, at: 0 })

export function readInt8(reader: ByteReader): number {
  return reader.bytes.readInt8(step(reader, 1))
}
export function readInt16(reader: ByteReader): number {
  return reader.bytes.readInt16BE(step(reader, 2))
}
export function readInt32(reader: ByteReader): number {
  return reader.bytes.readInt32BE(step(reader, 4))
}
export function readInt64(reader: ByteReader): bigint {
  return reader.bytes.readBigInt64BE(step(reader, 8))
}

/** A view of the next bytes; a length below zero is null. */
export function readSized(reader: ByteReader, length: number): Buffer | null {
  if (length < 0) return null
  const from = passOver(reader, length)
  return reader.bytes.subarray(from, reader.at)
}

/** The next bytes as text, without a view in between; a length below zero is null. */
export function readText(reader: ByteReader, length: number): string | null {
  if (length < 0) return null
  const from = passOver(reader, length)
  return reader.bytes.toString('utf8', from, reader.at)
}

export function readString(reader: ByteReader): string | null {
  return readText(reader, readInt16(reader))
}

export function readArray<T>(reader: ByteReader, read: (reader: ByteReader) => T): T[] {
  return times(readInt32(reader), () => read(reader))
}

/** Compact form of the newer ("flexible") requests: lengths are unsigned varints and one too high. */
export function readCompactString(reader: ByteReader): string | null {
  return readText(reader, readUnsignedVarint(reader) - 1)
}
export function readCompactArray<T>(reader: ByteReader, read: (reader: ByteReader) => T): T[] {
  return times(readUnsignedVarint(reader) - 1, () => read(reader))
}
export function skipTags(reader: ByteReader): void {
  for (let left = readUnsignedVarint(reader); left > 0; left--) {
    readUnsignedVarint(reader)
    readSized(reader, readUnsignedVarint(reader))
  }
}

function readUnsignedVarint(reader: ByteReader): number {
  const { bytes } = reader
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[reader.at++]
    if (byte === undefined) throw new RangeError('a number is cut off')
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value >>> 0
  }
  throw new RangeError('a number of more than five bytes')
}

export function readVarint(reader: ByteReader): number {
  const value = readUnsignedVarint(reader)
  return (value >>> 1) ^ -(value & 1)
}

export function readVarlong(reader: ByteReader): bigint {
  let value = 0n
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.bytes[reader.at++]
    if (byte === undefined) throw new RangeError('a number is cut off')
    value |= BigInt(byte & 0x7f) << shift
    if (byte < 0x80) return (value >> 1n) ^ -(value & 1n)
  }
  throw new RangeError('a number of more than ten bytes')
}

/** Where the next bytes begin; a RangeError where they are not all there. */
function passOver(reader: ByteReader, length: number): number {
  const from = step(reader, length)
  if (reader.at > reader.bytes.length)
    throw new RangeError(`${length} bytes announced, ${reader.bytes.length - from} there`)
  return from
}

function step(reader: ByteReader, length: number): number {
  const from = reader.at
  reader.at += length
  return from
}

function times<T>(count: number, read: () => T): T[] {
  const values: T[] = []
  for (let left = count; left > 0; left--) values.push(read())
  return values
}
