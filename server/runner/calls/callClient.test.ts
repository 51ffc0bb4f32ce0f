import { createServer, type Server, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createCallClient } from './callClient'

/** What a call gets from somebody who answers like this. */
async function called(answer: (response: ServerResponse) => void, timeoutMs: number) {
  const server = createServer((_, response) => answer(response))
  const port = await listening(server)
  const client = createCallClient()
  onTestFinished(() => {
    client.close()
    server.closeAllConnections()
    server.close()
  })
  const { signal } = new AbortController()
  const door = { port, token: '' }
  return client.call({ door, body: Buffer.from('{}'), headers: {}, hops: 1, timeoutMs, signal })
}

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

test.each([
  ['before its answer', () => {}],
  ['amid its answer', (response: ServerResponse) => void response.write('{"error":')],
])('who takes longer than drawn, %s, is told of as too slow', async (_, answer) => {
  expect(await called(answer, 100)).toEqual({ status: 0, why: 'no answer within 100 ms' })
})

test('whose connection ends amid its answer is told of as broken off', async () => {
  const breakOff = (response: ServerResponse) => void response.write('{"error":', () => response.destroy())
  expect(await called(breakOff, 10_000)).toEqual({ status: 0, why: 'the connection broke off' })
})
