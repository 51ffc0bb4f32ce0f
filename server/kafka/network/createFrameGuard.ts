/** Takes what arrives on a socket; answers a sentence as soon as a frame claims to be larger than the limit. */
export type FrameGuard = (chunk: Buffer) => string | null

const LENGTH_BYTES = 4

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
      if (bodyLeft < 0 || bodyLeft > limit) return tooLarge(bodyLeft, limit)
    }
    return null
  }
}

function tooLarge(length: number, limit: number): string {
  const claim = length < 0 ? 'a negative number of bytes' : `${length} bytes`
  return `The other side announced an answer of ${claim}; at most ${limit} are taken. It may not be a Kafka broker.`
}
