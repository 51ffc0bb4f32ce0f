import type { IncomingMessage } from 'node:http'

/** Which Host and Origin headers are this server's own. Exact sets: no suffix, no pattern, no reflection. */
export type Doors = {
  isOwnHost(request: IncomingMessage): boolean
  isOwnOrigin(request: IncomingMessage): boolean
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** @param port asked at each request, because with PORT=0 it is known only after listening */
export function loopbackDoors(port: () => number): Doors {
  const hosts = () => new Set(LOOPBACK_NAMES.map((name) => `${name}:${port()}`))
  return {
    isOwnHost: (request) => oneHeader(request, 'host', (host) => hosts().has(host)),
    isOwnOrigin: (request) =>
      oneHeader(
        request,
        'origin',
        (origin) => origin.startsWith('http://') && hosts().has(origin.slice('http://'.length)),
      ),
  }
}

/** Two Host or Origin headers are nobody's honest request: Node joins or drops the second, so the raw list is counted. */
function oneHeader(request: IncomingMessage, name: 'host' | 'origin', holds: (value: string) => boolean): boolean {
  const values = request.rawHeaders.filter(
    (_, index) => index % 2 === 1 && request.rawHeaders[index - 1]?.toLowerCase() === name,
  )
  const [value] = values
  return values.length === 1 && value !== undefined && holds(value)
}
