import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import type { KafkaStatus } from '../../shared/protocol/live'
import { KafkaProblem, type TopicReader } from '../kafka/port'
import type { Doors } from './doors'

export type WebAppOptions = {
  readonly doors: Doors
  readonly clientFolder: string
  readonly version: string
  /** Origins whose pages may show `/embed`, beside our own. */
  readonly embedders: readonly string[]
  kafkaStatus(): KafkaStatus
  /** null until a cluster has been reached. */
  reader(): TopicReader | null
}

/** No exceptions: everything the page needs is a file of its own, served from here. Nobody frames it, but for the view that is made for it. */
const contentSecurityPolicy = (framedBy: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy}`,
    "require-trusted-types-for 'script'",
    'trusted-types own-workers export-worker',
  ].join('; ')

/** Static files, health, and downloads. Nothing here changes anything. */
export function createWebApp(options: WebAppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((request, response, next) => {
    setSecurityHeaders(response, request.path === EMBED_PATH ? ["'self'", ...options.embedders].join(' ') : "'none'")
    if (options.doors.isOwnHost(request)) next()
    else response.status(421).end()
  })
  app.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') next()
    else response.status(405).set('Allow', 'GET, HEAD').end()
  })
  app.get('/healthz', (_request, response) => {
    const kafka = options.kafkaStatus()
    response.json({ status: 'ok', kafka: { state: kafka.state, brokers: kafka.brokers }, version: options.version })
  })
  app.get('/api/records/:topic/:partition/:offset/value', async (request, response) => {
    if (isFromElsewhere(request)) return void response.status(403).end()
    await downloadValue(options.reader(), request.params, response)
  })
  servePage(app, options.clientFolder)
  app.use((_request, response) => void response.status(404).type('text/plain').send('There is nothing here.'))
  app.use(answerError)
  return app
}

/** What an address made express throw (a stray "%", say) is its sender's affair; the rest is for the log. No stack goes out. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const isAddress = isHttpError(error) && error.status < 500
  if (!isAddress) process.stderr.write(`An answer failed: ${error instanceof Error ? error.stack : String(error)}\n`)
  if (response.headersSent) return next(error)
  response.status(isAddress ? error.status : 500).type('text/plain')
  response.send(isAddress ? 'This address cannot be read.' : 'Something in Streamboard itself went wrong.')
}

const isHttpError = (error: unknown): error is { status: number } =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'

const EMBED_PATH = '/embed'

function setSecurityHeaders(response: Response, framedBy: string) {
  response.set({
    'Content-Security-Policy': contentSecurityPolicy(framedBy),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}

function servePage(app: Express, folder: string) {
  app.use(express.static(folder, { index: false, setHeaders: (response, path) => cacheAssets(response, path) }))
  app.get(['/', '/boards/:boardId', '/share', EMBED_PATH], (_request, response) => {
    const page = join(folder, 'index.html')
    response.set('Cache-Control', 'no-cache')
    if (existsSync(page)) response.sendFile(page)
    else
      response.status(503).type('text/plain').send('The page has not been built yet. Run `npm start`, which builds it.')
  })
}

/** Built assets carry a hash in their name. */
function cacheAssets(response: { setHeader(name: string, value: string): unknown }, path: string) {
  if (path.includes('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}

/** Browsers say whose page asks. Another site could not see the answer, but it could make the server fetch it again and again. */
const isFromElsewhere = (request: Request) =>
  !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']?.toString())

const LARGEST_VALUE = 64 * 1024 * 1024

async function downloadValue(
  reader: TopicReader | null,
  params: { topic: string; partition: string; offset: string },
  response: Response,
) {
  const { topic, partition, offset } = params
  if (!/^\d{1,9}$/.test(partition) || !/^\d{1,19}$/.test(offset))
    return response.status(400).type('text/plain').send('A partition and an offset are whole numbers.')
  if (reader === null) return response.status(503).type('text/plain').send('Kafka is not ready yet.')
  try {
    const from = BigInt(offset)
    const chunk = await reader.read({
      topic,
      partition: Number(partition),
      from,
      to: from + 1n,
      maxRecords: 1,
      maxBytes: LARGEST_VALUE,
    })
    const value = chunk.records[0]?.value
    if (value === undefined || value === null)
      return response.status(404).type('text/plain').send('There is no value at this offset.')
    return response.attachment(`${topic}-${partition}-${offset}.bin`).type('application/octet-stream').send(value)
  } catch (error) {
    if (error instanceof KafkaProblem) return response.status(502).type('text/plain').send(error.message)
    throw error
  }
}
