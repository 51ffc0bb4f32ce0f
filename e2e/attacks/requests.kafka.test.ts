import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { REQUESTS, type RequestName } from '../../shared/protocol/operations'
import type { StreamboardServer } from '../streamboardServer'
import { type Attacker, attack, boardFile, endVictim, granted, startVictim } from './attacker'

// T14, T15, T24 and T25 of the threats: whatever a page sends, the server answers with a Problem or not at all, and stays.

let server: StreamboardServer
let attacker: Attacker
let honest: Attacker

beforeAll(async () => {
  server = await startVictim(inject('brokers'))
  honest = await attack(server)
})

beforeEach(async () => {
  attacker = await attack(server)
})

afterEach(async () => {
  attacker.close()
  expect(await honest.ask('board:list', {})).toMatchObject({ ok: true })
  expect(server.output()).not.toMatch(/bug of its own|Unhandled|RangeError|TypeError/)
})

afterAll(async () => {
  expect(honest.socket.connected).toBe(true)
  honest.close()
  expect(await endVictim(server)).toBe(0)
})

const NAMES = Object.keys(REQUESTS).filter(isRequestName)
/** These take no input, so that there is nothing to refuse. */
const WITHOUT_INPUT: readonly RequestName[] = ['board:list', 'board:create', 'kafka:restart', 'cluster:about']

const NONSENSE = [
  undefined,
  null,
  0,
  Number.MAX_VALUE,
  '',
  '__proto__',
  [],
  {},
  true,
  Buffer.from('bytes'),
  nested(1000),
  JSON.parse('{"__proto__":{"boardId":"a"},"constructor":{"prototype":{"boardId":"a"}}}'),
]
const BOARD_IDS = [
  '__proto__',
  'constructor',
  '../x',
  '%2e%2e%2f',
  'a\0b',
  '',
  'a'.repeat(65),
  "x' or '1'='1",
  'nobody',
]
const TOPICS = ['__proto__', 'constructor', 'toString', '..', 'a b', 'a\0', '\ud800', '💥'.repeat(60), 'a/b', 'nowhere']
const OFFSETS = ['0', '9223372036854775807', '9223372036854775808', '9999999999999999999']

describe('a request', () => {
  it('of every kind is refused with a problem when its input is nonsense', async () => {
    for (const name of NAMES.filter((name) => !WITHOUT_INPUT.includes(name))) {
      const outcomes = await Promise.all(NONSENSE.map((input) => attacker.ask(name, input)))
      for (const outcome of outcomes) expect([name, outcome]).toMatchObject([name, { ok: false, problem: INVALID }])
    }
  })

  it('about a board that is not there reaches none, however its id is written', async () => {
    const created = await granted(honest.ask('board:create', { name: 'Mine' }))
    const before = await honest.ask('board:list', {})
    const about = NAMES.filter((name) => 'boardId' in REQUESTS[name].shape && name !== 'board:leave')
    for (const boardId of BOARD_IDS) {
      const input = { boardId, name: 'x', stateVector: 'AA==', update: 'AAA=', hash: 'x', topicId: boardId, ...MESSAGE }
      for (const name of about.filter((name) => !WITHOUT_BOARD.includes(name)))
        expect([name, boardId, await attacker.ask(name, input)]).toMatchObject([name, boardId, { ok: false }])
    }
    expect(await honest.ask('board:list', {})).toEqual(before)
    expect(before).toMatchObject({ value: [{ id: created.boardId }] })
  })

  it('for records of odd topics and offsets is answered', async () => {
    for (const topic of TOPICS)
      for (const offset of OFFSETS) {
        const asked = [
          attacker.ask('record:open', { topic, partition: 2 ** 40, offset }),
          attacker.ask('records:read', { topic, from: { kind: 'offset', partition: 0, offset }, limit: 5000 }),
          attacker.ask('records:read', { topic, from: { kind: 'time', ms: Number.MAX_SAFE_INTEGER }, limit: 1 }),
        ]
        for (const outcome of await Promise.all(asked)) expect(outcome).toMatchObject({ ok: false })
      }
  })

  it('of no known kind is not looked up in what objects are born with', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'board:', 'error', 'message']) {
      const outcome: unknown = await attacker.socket.timeout(5000).emitWithAck(name, {})
      expect(outcome).toMatchObject({ ok: false, problem: { code: 'unknownRequest' } })
    }
  })

  it('that watches odd topics leaves others alone', async () => {
    const { boardId } = await granted(attacker.ask('board:create', {}))
    const resume = { incarnation: Number.MAX_SAFE_INTEGER, next: { 0: OFFSETS[3], 999999999: '0' } }
    const topics = TOPICS.map((topic) => ({ topic, tail: 1000, resume }))
    expect(await attacker.ask('live:watch', { boardId, topics })).toMatchObject({ ok: true })
    attacker.socket.emit('frame:ack', { topic: '__proto__', seq: 1 })
  })
})

describe('a packet', () => {
  it.each([
    '2["error"]',
    '2["disconnect"]',
    '2["newListener",{}]',
    '2["__proto__",{}]',
    '2[1,2]',
    '2[null]',
    '2[]',
    '2',
    '9[]',
    '20["board:list",{},"no function"]',
    '2["board:list",{},"no function"]',
    '2["board:list"]',
    '2["frame:ack",null]',
    '2["frame:ack",{"topic":"__proto__","seq":1e400}]',
    '51-["board:list",{"_placeholder":true,"num":0}]',
    '5999999-["board:list"]',
    '3[]',
    '399[{}]',
    '4{"message":"x"}',
    '0/other,',
    '0/__proto__,{}',
    `20["board:create",${'['.repeat(100_000)}${']'.repeat(100_000)}]`,
    `20["board:create",{"file":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}]`,
  ])('as strange as %.60s ends nobody but its sender', async (packet) => {
    attacker.sendRaw(packet)
    const another = await attack(server)
    expect(await another.ask('board:list', {})).toMatchObject({ ok: true })
    another.close()
  })

  it('by the hundred thousand, of unknown names and to unknown places, is survived', async () => {
    for (let count = 0; count < 50_000; count++) {
      attacker.sendRaw(`0/place-${count},`)
      attacker.sendRaw(`2["name-${count}",{}]`)
    }
    expect(await attacker.ask('board:list', {})).toMatchObject({ ok: true })
  })

  it('with forged placeholders in a message comes back as the text that it is', async () => {
    const forged = '{"_placeholder":true,"num":0}'
    const file = boardFile({ notes: [{ id: 'n', text: forged }] })
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    expect(await attacker.ask('board:join', { boardId, stateVector: 'AA==' })).toMatchObject({ ok: true })
    expect(attacker.socket.connected).toBe(true)
  })
})

const INVALID = { code: 'invalidRequest', sentence: expect.stringContaining('not well formed') }
const MESSAGE = { key: null, value: null, headers: [], topics: [] }
/** Stopping what does not run, and watching topics, need no board. */
const WITHOUT_BOARD: readonly RequestName[] = ['live:watch', 'run:stop']

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name)
}

function nested(levels: number): unknown {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
}
