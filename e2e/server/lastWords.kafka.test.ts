import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, inject, it } from 'vitest'
import { attack } from '../attacks/attacker'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// A server that is told to stop does not wait for those who are connected: they may never say anything again.

let server: StreamboardServer | undefined
let silent: Socket | undefined
afterEach(async () => {
  silent?.destroy()
  await server?.kill()
  await removeFolder(server?.dataFolder ?? '')
})

async function start(): Promise<StreamboardServer> {
  const env = { KAFKA_BROKERS: inject('brokers').join(',') }
  server = await startStreamboard({ dataFolder: await temporaryFolder(), port: 0, env })
  return server
}

async function say(address: string, words: string): Promise<Socket> {
  const { hostname, port } = new URL(address)
  silent = connect(Number(port), hostname)
  silent.on('error', () => {})
  await once(silent, 'connect')
  silent.write(words)
  return silent
}

// Far less than what node and the libraries would wait: 30 to 90 seconds.
const PATIENCE_MS = 15_000

it.each([
  { who: 'a browser that connected ahead and asked nothing', words: '' },
  { who: 'somebody amid a request', words: 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\n{' },
])(
  'ends while there is $who',
  async ({ words }) => {
    const { address, stop } = await start()
    await say(address, words)
    expect(await stop()).toBe(0)
  },
  PATIENCE_MS,
)

it(
  'ends while a page has stopped to read',
  async () => {
    const running = await start()
    const page = await attack(running)
    page.stopReading()
    expect(await running.stop()).toBe(0)
    page.close()
  },
  PATIENCE_MS,
)
