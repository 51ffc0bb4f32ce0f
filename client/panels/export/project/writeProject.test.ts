import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { boardOf } from '../../../../shared/topology/boardForTests'
import type { Topology } from '../../../../shared/topology/model'
import type { ProjectNews, ProjectOrder } from './projectNews'
import { projectWorkerForTests, writtenWith } from './projectWorkerForTests'
import { createProjectWriter } from './projectWriter'
import { type ProjectWorker, type Writing, writeProject } from './writeProject'

const BOARD = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - { id: t, name: placed }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
`)

/** Both sides, with what goes between them as it is copied between a page and its worker. */
function workerForTests() {
  const listeners = new Map<string, (event: { readonly data?: ProjectNews }) => void>()
  const take = createProjectWriter((news) => listeners.get('message')?.({ data: structuredClone(news) }))
  const worker = {
    ended: false,
    addEventListener: (name: string, listener: (event: { readonly data?: ProjectNews }) => void) => {
      listeners.set(name, listener)
    },
    postMessage: (order: ProjectOrder) => take(structuredClone(order)),
    terminate: () => {
      worker.ended = true
    },
  }
  return { worker, fail: () => listeners.get('error')?.({}) }
}

function written(topology: Topology) {
  const told: Writing[] = []
  const { worker, fail } = workerForTests()
  const stop = writeProject({ topology, prefix: '' }, worker as ProjectWorker, (writing) => told.push(writing))
  return { told, worker, fail, stop }
}

it('tells of each service, then lists the files, and has their text and a zip of them when it is asked', async () => {
  const { told } = written(BOARD)
  const [first, second, last] = told
  expect([first, second]).toEqual([
    { kind: 'writing', services: 1 },
    { kind: 'writing', services: 2 },
  ])
  if (last?.kind !== 'written') throw new Error(last?.kind)
  const { project, ask } = last
  const handler = project.files.find(({ path }) => path === 'services/stock/src/handlers/placed.ts')
  expect(handler?.owner).toBe('once')
  const [text, zip, readme] = await Promise.all([ask.text(handler?.path ?? ''), ask.zip(), ask.text('README.md')])
  expect(text).toContain('// Answers the records of placed in the group stock.')
  expect(new TextEncoder().encode(text)).toHaveLength(handler?.bytes ?? 0)
  expect(readme).toContain('# Shop')
  expect(Object.keys(unzipSync(zip))).toEqual(project.files.map(({ path }) => `shop/${path}`))
})

it('says why a board is not written', () => {
  const { told } = written({ ...BOARD, services: new Map(), connections: new Map() })
  expect(told).toMatchObject([{ kind: 'refused', problems: [{ sentence: 'There is no service on the board.' }] }])
})

it('says that the worker has failed, and ends it when nobody waits any more', () => {
  const { told, fail, worker, stop } = written(BOARD)
  fail()
  expect(told.at(-1)).toEqual({ kind: 'failed' })
  stop()
  expect(worker.ended).toBe(true)
})

it('is left only once it has answered what was asked', async () => {
  const { worker, say, isEnded } = projectWorkerForTests()
  const told: Writing[] = []
  const stop = writeProject({ topology: BOARD, prefix: '' }, worker, (writing) => told.push(writing))
  say(writtenWith('README.md'))
  const [written] = told
  if (written?.kind !== 'written') throw new Error(written?.kind)
  const text = written.ask.text('README.md')
  stop()
  expect(isEnded()).toBe(false)
  say({ kind: 'text', text: '# Shop' })
  expect(await text).toBe('# Shop')
  expect(isEnded()).toBe(true)
})
