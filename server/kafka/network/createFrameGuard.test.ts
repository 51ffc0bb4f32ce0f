import { describe, expect, test } from 'vitest'
import { createFrameGuard } from './createFrameGuard'

const LIMIT = 1000
function head(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(length)
  return bytes
}
const frame = (length: number) => Buffer.concat([head(length), Buffer.alloc(length, 0x7f)])

describe('the frame guard', () => {
  test('lets honest frames pass however they are cut', () => {
    const stream = Buffer.concat([frame(4), frame(5), frame(LIMIT), frame(37)])
    for (const size of [1, 3, 4, 5, 999, stream.length]) {
      const guard = createFrameGuard(LIMIT)
      for (let at = 0; at < stream.length; at += size) expect(guard(stream.subarray(at, at + size))).toBeNull()
    }
  })

  test('says stop at the length, before the content', () => {
    expect(createFrameGuard(LIMIT)(head(LIMIT + 1))).toContain('1001 bytes')
    for (const length of [-1, 0, 3]) expect(createFrameGuard(LIMIT)(head(length))).toContain(`of ${length} bytes`)
    expect(createFrameGuard(64 * 1024 * 1024)(Buffer.from('HTTP/1.1 400 Bad Request'))).toContain(
      'may not be a Kafka broker',
    )
  })

  test('sees a frame behind honest ones, its length in two pieces', () => {
    const guard = createFrameGuard(LIMIT)
    expect(guard(Buffer.concat([frame(10), head(2_000_000).subarray(0, 2)]))).toBeNull()
    expect(guard(head(2_000_000).subarray(2))).toContain('2000000 bytes')
  })
})
