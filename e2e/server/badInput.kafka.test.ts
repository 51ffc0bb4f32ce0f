import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { BAD_BOARD_FILES } from '../badBoardFiles'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// What a browser's forms would not send, straight to the server's door: sentences for all of it, and nobody else notices.

let server: StreamboardServer
let socket: Socket

beforeAll(async () => {
  server = await startStreamboard({
    dataFolder: await temporaryFolder(),
    port: 0,
    env: { KAFKA_BROKERS: inject('brokers').join(',') },
  })
  socket = await connect()
})

afterAll(async () => {
  socket.close()
  await server.stop()
  await removeFolder(server.dataFolder)
})

type Answer = {
  readonly ok: boolean
  readonly value?: { readonly boardId?: string; readonly steps?: readonly unknown[]; readonly hash?: string }
  readonly problem?: { readonly code: string; readonly sentence: string; readonly next?: string }
}

const ask = (name: string, request: unknown): Promise<Answer> => socket.timeout(30_000).emitWithAck(name, request)

async function connect(): Promise<Socket> {
  const opened = io(server.address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: server.address },
  })
  await new Promise<void>((resolve, reject) => {
    opened.once('connect', resolve)
    opened.once('connect_error', reject)
  })
  return opened
}

describe('a board file', () => {
  it.each(BAD_BOARD_FILES)('$what is refused with a sentence', async ({ text, sentence }) => {
    const { ok, problem } = await ask('board:create', { file: text })
    expect({ ok, code: problem?.code }).toEqual({ ok: false, code: 'boardFile' })
    expect(problem?.sentence).toMatch(sentence)
  })

  it('of a megabyte is refused before it is read, unless it is JSON', async () => {
    const services = Array.from({ length: 5_000 }, (_, index) => ({ id: `s${index}`, name: `service number ${index}` }))
    const json = JSON.stringify({ streamboard: 1, name: 'Large', services })
    const yaml = `streamboard: 1\nservices:\n${services.map((service) => `  - ${JSON.stringify(service)}`).join('\n')}`
    expect(await ask('board:create', { file: yaml })).toMatchObject({
      ok: false,
      problem: { sentence: expect.stringMatching(/is not JSON; YAML is read here up to 128 kB/) },
    })
    expect(await ask('board:create', { file: json })).toMatchObject({ ok: true, value: { boardId: 'large' } })
  })

  it('that is refused leaves no board behind', async () => {
    expect(await ask('board:list', {})).toMatchObject({ ok: true, value: [{ id: 'large', services: 5_000 }] })
  })
})

describe('a message', () => {
  const topic = `bad-input-${Date.now()}`
  const file = JSON.stringify({ streamboard: 1, name: 'Messages', topics: [{ id: 't', name: topic, partitions: 1 }] })
  let boardId: string

  const produce = (message: object) =>
    ask('message:produce', { boardId, topicId: 't', key: null, value: '', headers: [], ...message })

  beforeAll(async () => {
    boardId = (await ask('board:create', { file })).value?.boardId ?? ''
    await vi.waitFor(async () => expect((await ask('plan:make', { boardId })).ok).toBe(true), 20_000)
    const plan = await ask('plan:make', { boardId })
    expect(await ask('plan:apply', { boardId, hash: plan.value?.hash })).toEqual({ ok: true, value: { applied: 1 } })
  })

  it.each([
    ['2 MB', { value: 'x'.repeat(2_000_000) }, /The message has 2,000,000 bytes; at most 1,000,000/],
    ['too many characters for any', { value: 'x'.repeat(3_500_000) }, /not well formed/],
    ['headers without a name', { headers: [['', 'x']] }, /not well formed/],
    ['a value that says it is base64 and is not', { value: 'x!', valueAs: 'base64' }, /not well formed/],
    ['a value that is no text', { value: { toString: 'x' } }, /not well formed/],
  ])('with %s is refused with a sentence', async (_what, message, sentence) => {
    const { ok, problem } = await produce(message)
    expect(ok).toBe(false)
    expect(problem?.sentence).toMatch(sentence)
  })

  it('of nothing, of any text and with headers that repeat is taken, one after the other', async () => {
    const values = [null, '', '{"_placeholder":true,"num":0}', '{"a":'.repeat(5_000), '\ud800 half a pair']
    const headers = [
      ['twice', 'first'],
      ['twice', 'second'],
      ['__proto__', 'x'],
    ]
    for (const [offset, value] of values.entries())
      expect(await produce({ value, headers })).toMatchObject({
        ok: true,
        value: { partition: 0, offset: `${offset}` },
      })
    const read: unknown = await ask('records:read', { topic, from: { kind: 'beginning' }, limit: 100 })
    expect(read).toMatchObject({
      ok: true,
      value: {
        records: [
          { value: null, headers: headers.map(([name, data]) => [name, { as: 'text', data }]) },
          ...['', '{"_placeholder":true,"num":0}', '{"a":'.repeat(5_000).slice(0, 4096), '\ufffd half a pair'].map(
            (data) => ({ value: { as: 'text', data } }),
          ),
        ],
      },
    })
  })

  it('of JSON, of text and of bytes is in the topic byte for byte', async () => {
    const parts = [
      { as: 'text', data: '{ "n": 1 }' },
      { as: 'text', data: 'hello' },
      { as: 'base64', data: '/wAagA==' },
    ]
    for (const { as, data } of parts)
      expect(await produce({ value: data, ...(as === 'base64' && { valueAs: as }) })).toMatchObject({ ok: true })
    const read: unknown = await ask('records:read', { topic, from: { kind: 'last', count: 3 }, limit: 3 })
    expect(read).toMatchObject({ value: { records: parts.map((value) => ({ value })) } })
  })
})

it('a packet too large for any request ends that connection and no other', async () => {
  const other = await connect()
  const gone = new Promise((resolve) => other.once('disconnect', resolve))
  other.emit('board:create', { file: 'x'.repeat(7 * 1024 * 1024) }, () => undefined)
  await gone
  expect((await ask('board:list', {})).ok).toBe(true)
})
