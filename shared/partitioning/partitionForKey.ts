/**
 * The partition that Kafka's Java client, and therefore everything Streamboard runs or exports, chooses for a record with this key:
 * `(murmur2(key) & 0x7fffffff) % partitions` (org.apache.kafka.clients.producer.internals.BuiltInPartitioner).
 */
export function partitionForKey(key: Uint8Array, partitions: number): number {
  return (murmur2(key) & 0x7fffffff) % partitions
}

const MULTIPLIER = 0x5bd1e995
const SEED = 0x9747b28c

/** Kafka's variant of MurmurHash2, as a signed 32 bit number. */
export function murmur2(data: Uint8Array): number {
  const words = data.length >>> 2
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let hash = SEED ^ data.length
  for (let word = 0; word < words; word++) {
    hash = Math.imul(hash, MULTIPLIER) ^ scrambled(view.getInt32(word * 4, true))
  }
  hash = withRest(hash, data.subarray(words * 4))
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER)
  return hash ^ (hash >>> 15)
}

function scrambled(word: number): number {
  const product = Math.imul(word, MULTIPLIER)
  return Math.imul(product ^ (product >>> 24), MULTIPLIER)
}

/** The one to three bytes after the last whole word. */
function withRest(hash: number, rest: Uint8Array): number {
  if (rest.length === 0) return hash
  const bits = rest.reduce((sum, byte, at) => sum | (byte << (8 * at)), 0)
  return Math.imul(hash ^ bits, MULTIPLIER)
}
