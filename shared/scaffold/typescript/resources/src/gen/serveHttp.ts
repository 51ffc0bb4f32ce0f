import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Answer } from './createRequestDesk.js'
import type { Health } from './health.js'

export type Serving = {
  readonly health: Pick<Health, 'verdict'>
  /** The address of this machine that it answers at. */
  readonly host: string
  /** 0: one that is free. */
  readonly port: number
  /** Only where other services call this one. */
  readonly onRequest: ((request: IncomingMessage) => Promise<Answer>) | undefined
}

/** `/livez`: this process answers. `/readyz`: 200 or 503, with the reasons. `/`: calls of other services. */
export async function serveHttp(serving: Serving): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => void respond(request, response, serving))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(serving.port, serving.host, resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : serving.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { health, onRequest }: Serving,
): Promise<void> {
  const say = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
  if (request.url === '/livez') return void say(200, { ok: true })
  if (request.url === '/readyz') {
    const verdict = health.verdict()
    return void say(verdict.ok ? 200 : 503, verdict)
  }
  if (request.url !== '/' || !onRequest) return void say(404, { ok: false, reasons: ['There are /livez and /readyz.'] })
  const { status, error } = await onRequest(request)
  // What is left of a refused body is not read: the connection ends with the answer.
  if (!request.complete) response.setHeader('connection', 'close')
  say(status, error === undefined ? { ok: true } : { error })
}
