/** Takes what arrives on a socket; answers a sentence as soon as a frame claims a size that no answer has. */
export type FrameGuard = (chunk: Buffer) => string | null

const LENGTH_BYTES = 4
/** Every answer repeats the number of its request. */
const LEAST_BYTES = 4

/**
 * Every answer of a broker begins with its length. kafkajs believes whatever stands there and collects it in memory, so a wrong port or a
 * hostile broker could take gigabytes: this counts along and says stop.
 */
export function createFrameGuard(limit: number): FrameGuard {
  const header = Buffer.alloc(LENGTH_BYTES)
  let headerFilled = 0
  let bodyLeft = 0
  return (chunk) => {
    let at = 0
    while (at < chunk.length) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, chunk.length - at)
        bodyLeft -= taken
        at += taken
        continue
      }
      header[headerFilled++] = chunk[at++] ?? 0
      if (headerFilled < LENGTH_BYTES) continue
      headerFilled = 0
      bodyLeft = header.readInt32BE(0)
      if (bodyLeft < LEAST_BYTES || bodyLeft > limit) return oddSize(bodyLeft, limit)
    }
    return null
  }
}

function oddSize(length: number, limit: number): string {
  return `The other side announced an answer of ${length} bytes; ${LEAST_BYTES} to ${limit} are taken. It may not be a Kafka broker.`
}
