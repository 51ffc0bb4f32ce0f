import { HEADERS_OF_REQUEST, KEY_HEADER } from '../../../shared/generation/requestHeaders'
import type { Received } from '../runTools'
import type { CallRequest } from './callServer'

/** A request seen as a record of no topic, so that it is handled like one. */
export function requestRecord({ body, header }: CallRequest, now: number): Received {
  const key = header(KEY_HEADER)
  return {
    topic: '',
    partition: 0,
    offset: 0n,
    timestamp: BigInt(now),
    key: key === undefined ? null : Buffer.from(key, 'base64'),
    value: body.length === 0 ? null : body,
    headers: HEADERS_OF_REQUEST.flatMap((name) => {
      const value = header(name)
      return value === undefined ? [] : [[name, Buffer.from(value)] as const]
    }),
  }
}
