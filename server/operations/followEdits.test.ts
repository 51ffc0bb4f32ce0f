import { expect, onTestFinished, test } from 'vitest'
import { addService, boardsForTests, browser, named, value } from '../boards/boardsForTests'
import { stderrOfThisTest } from '../stderrForTests'
import { followEdits } from './followEdits'
import type { Parts } from './parts'

test('an edit that running services cannot follow is a line in the server log, and nothing thrown at nobody', async () => {
  const { boards } = boardsForTests()
  const boardId = value(boards.create(named('Shop')))
  const runner = { runs: () => [{}], follow: () => Promise.reject(new Error('They cannot.')) }
  const kafka = { admin: { clusterId: async () => 'c' } }
  const cluster = { engine: () => ({ ok: true, value: { runner, kafka } }) }
  const parts = { boards, cluster, tell() {}, faults: { changes: () => [] } } as unknown as Parts
  const thrownAtNobody: unknown[] = []
  const keep = (reason: unknown) => void thrownAtNobody.push(reason)
  process.on('unhandledRejection', keep)
  const told = stderrOfThisTest()
  const stop = followEdits(parts, { tellAll() {}, summaries: () => [] })
  onTestFinished(() => {
    stop()
    process.off('unhandledRejection', keep)
  })
  const { update } = browser(boards, boardId)
  boards.edit(boardId, update(addService('s')), 'page')
  await new Promise((resolve) => setTimeout(resolve))
  expect(thrownAtNobody).toEqual([])
  expect(told.map((line) => line.split('\n')[0])).toEqual(['Streamboard met a bug of its own: Error: They cannot.'])
})
