import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { boardFile } from '../attacks/attacker'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { removeFolder, temporaryFolder } from '../streamboardServer'

// `streamboard run` as a CI job calls it: a process with its exit code, on a broker that is asked by somebody else what happened.

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'server', 'cli.js')

let kafka: IndependentKafka
let folder = ''
beforeAll(async () => {
  kafka = await connectIndependently(inject('brokers'))
  folder = await temporaryFolder()
})
afterAll(async () => {
  await kafka.close()
  await removeFolder(folder)
})

function freshBoard() {
  const suffix = randomUUID().slice(0, 8)
  const [IN, OUT, GROUP] = [`run-in-${suffix}`, `run-out-${suffix}`, `run-group-${suffix}`]
  const file = boardFile({
    services: [
      { id: 'maker', name: 'Maker' },
      { id: 'worker', name: 'Worker', effect: 'mails' },
    ],
    topics: [
      { id: 'in', name: IN, partitions: 3 },
      { id: 'out', name: OUT, partitions: 1 },
    ],
    connections: [
      { id: 'made', kind: 'produces', from: 'maker', to: 'in', rate: 50, key: '{{seq}}', value: '{"n":{{seq}}}' },
      { id: 'read', kind: 'subscribes', from: 'in', to: 'worker', group: GROUP },
      { id: 'answered', kind: 'produces', from: 'worker', to: 'out', when: 'input' },
    ],
  })
  return { IN, OUT, GROUP, file }
}

function start(file: string, ...argv: readonly string[]) {
  const child = spawn(process.execPath, [CLI, 'run', '-', ...argv], {
    env: { ...process.env, KAFKA_BROKERS: inject('brokers').join(','), TMPDIR: folder, STREAMBOARD_DATA: folder },
    stdio: 'pipe',
  })
  child.stdin.end(file)
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (output.out += String(chunk)))
  child.stderr.on('data', (chunk) => (output.err += String(chunk)))
  return { child, output }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'close')
  return child.exitCode
}

const sum = (offsets: ReadonlyMap<number, bigint>) => Number([...offsets.values()].reduce((all, one) => all + one, 0n))

it('reports what an independent client finds in the topics and bookmarks, and leaves nothing else behind', async () => {
  const { IN, OUT, GROUP, file } = freshBoard()
  const { child, output } = start(file, '--for', '3s', '--json', '--expect', 'missing = 0 && duplicates = 0')
  expect(await exitOf(child), output.err).toBe(0)
  const made = sum(await kafka.ends(IN))
  const numbers = { produced: made, inTopic: made }
  const handled = { processed: made, distinct: made, duplicates: 0, missing: 0, deadLettered: 0, inversions: 0 }
  const unread = { processed: 0, distinct: 0, duplicates: 0, missing: 0, deadLettered: 0, inversions: 0 }
  expect(JSON.parse(output.out).ledger).toEqual([
    { topic: IN, group: GROUP, ...numbers, ...handled, effects: made },
    { topic: OUT, group: null, ...numbers, ...unread, effects: 0 },
  ])
  expect(made).toBeGreaterThan(100)
  expect(sum(await kafka.ends(OUT))).toBe(made)
  expect(await kafka.committed(GROUP, IN)).toEqual(await kafka.ends(IN))
  expect(await kafka.members(GROUP)).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

it('ends with 1, with its members gone and its files removed, when it is interrupted', async () => {
  const { GROUP, file } = freshBoard()
  const { child, output } = start(file, '--for', '10m', '--json')
  await vi.waitUntil(() => output.err.includes('Everything runs'), { timeout: 40_000 })
  expect(await kafka.members(GROUP)).toBe(1)
  child.kill('SIGINT')
  expect(await exitOf(child)).toBe(1)
  expect(JSON.parse(output.out).problems).toMatchObject([{ code: 'interrupted' }])
  expect(await kafka.members(GROUP)).toBe(0)
  expect(await readdir(folder)).toEqual([])
})
