import { randomUUID } from 'node:crypto'
import { afterEach, expect, inject, it, vi } from 'vitest'
import type { Counters } from '../../shared/protocol/live'
import { type Attacker, attack, boardFile, granted } from '../attacks/attacker'
import { connectIndependently } from '../independentKafka'
import { freePort, removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// A server that is killed while services run: what was wanted runs again when somebody looks, and no acknowledged record goes unanswered.

const suffix = `test-${randomUUID().slice(0, 8)}`
const [IN, OUT] = [`killed-in-${suffix}`, `killed-out-${suffix}`]
const READERS = Array.from({ length: 19 }, (_, index) => `r${index}`)
const PATIENCE = { timeout: 40_000, interval: 100 }

const file = boardFile({
  services: [{ id: 'maker', name: 'Maker' }, ...READERS.map((id) => ({ id, name: `Reader ${id}` }))],
  topics: [
    { id: 'in', name: IN, partitions: 3 },
    { id: 'out', name: OUT, partitions: 3 },
  ],
  connections: [
    { id: 'made', kind: 'produces', from: 'maker', to: 'in', rate: 100, key: '{{seq}}', value: '{"n":"{{uuid}}"}' },
    ...READERS.flatMap((id) => [
      { id: `${id}-in`, kind: 'subscribes', from: 'in', to: id, group: `${id}-${suffix}` },
      { id: `${id}-out`, kind: 'produces', from: id, to: 'out', when: 'input' },
    ]),
  ],
})

let server: StreamboardServer | undefined
let folder = ''
afterEach(async () => {
  await server?.stop()
  await removeFolder(folder)
})

async function look(boardId: string): Promise<{ page: Attacker; running: () => number; produced: () => number }> {
  if (!server) throw new Error('no server')
  const page = await attack(server)
  const runs = new Map<string, { readonly state: string; readonly produced: number }>()
  page.socket.on('counters:arrived', (counters: Counters) => {
    for (const run of counters.runs) runs.set(run.serviceId, run)
  })
  await granted(page.ask('board:join', { boardId, stateVector: 'AA==' }))
  return {
    page,
    running: () => [...runs.values()].filter(({ state }) => state === 'running').length,
    produced: () => runs.get('maker')?.produced ?? 0,
  }
}

it('twenty services run again after the server was killed, and every record is answered by each', async () => {
  folder = await temporaryFolder()
  const port = await freePort()
  const env = { KAFKA_BROKERS: inject('brokers').join(',') }
  server = await startStreamboard({ dataFolder: folder, port, env })
  const owner = await attack(server)
  const { boardId } = await granted(owner.ask('board:create', { file }))
  const plan = await granted(owner.ask('plan:make', { boardId }))
  await granted(owner.ask('plan:apply', { boardId, hash: plan.hash }))
  const before = await look(boardId)
  await granted(before.page.ask('run:start', { boardId }))
  await vi.waitUntil(() => before.running() === 20 && before.produced() > 300, PATIENCE)
  await server.kill()
  owner.close()
  before.page.close()

  server = await startStreamboard({ dataFolder: folder, port, env })
  const after = await look(boardId)
  await vi.waitUntil(() => after.running() === 20, PATIENCE)
  await granted(after.page.ask('run:stop', { boardId, serviceIds: ['maker'] }))

  const kafka = await connectIndependently(inject('brokers'))
  const ends = await kafka.ends(IN)
  const hasRead = async (id: string) => {
    const committed = await kafka.committed(`${id}-${suffix}`, IN)
    return [...ends].every(([partition, end]) => committed.get(partition) === end)
  }
  for (const id of READERS) await vi.waitUntil(() => hasRead(id), PATIENCE)
  const made = (await kafka.read(IN)).map(({ value }) => String(value))
  const answered = new Set(
    (await kafka.read(OUT)).map(({ headers, value }) => `${headers.get('x-streamboard-service')} ${value}`),
  )
  expect(made.length).toBeGreaterThan(300)
  for (const id of READERS)
    expect([id, made.filter((value) => !answered.has(`reader-${id} ${value}`))]).toEqual([id, []])
  await granted(after.page.ask('run:stop', { boardId }))
  after.page.close()
  await kafka.close()
})
