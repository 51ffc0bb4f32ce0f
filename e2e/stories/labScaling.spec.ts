import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'

// More hands: as many instances help as there are partitions, and what a crashed one had waits until its session ends.

const run = Date.now().toString(36)
const [orders, packing] = [`orders.${run}`, `packing-${run}`]

const BOARD = `
streamboard: 1
name: More hands
services:
  - { id: shop, name: shop, language: typescript }
  - { id: packing, name: packing, language: typescript, delayMs: 100 }
topics:
  - { id: orders, name: ${orders}, partitions: 3, replication: 1, example: '{"id": {{seq}}}' }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 40, key: '{{pick alice,dave,carol}}' }
  - { id: c2, kind: subscribes, from: orders, to: packing, group: ${packing} }
`
const READS = `packing subscribes to ${orders} as group ${packing}`
/** Records a second that so many instances handle at most, at 100 ms each; timers are a little early now and then. */
const most = (instances: number) => 11 * instances
const PATIENCE = { timeout: 45_000 }

let story: BoardStory

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
  await story.board.runAll()
  await expect(story.board.runState('packing')).toHaveText('running')
  await story.ledger.show()
})

test.afterAll(() => story?.close())

const lag = () => story.running.lagOn(READS)
const rate = () => story.running.readRate('packing')
const lanes = () => story.running.lanesOf('packing', orders)

async function scaleTo(instances: number): Promise<void> {
  await story.running.press('packing', 'One instance more')
  await expect(story.running.instances('packing', 'running')).toHaveCount(instances)
}

test('one instance has all lanes, and falls behind', async () => {
  await expect.poll(lanes).toEqual([[0, 1, 2]])
  await expect.poll(lag, PATIENCE).toBeGreaterThan(100)
  await expect.poll(rate).toBeGreaterThan(5)
  expect(await rate()).toBeLessThanOrEqual(most(1))
})

test('two and three share the lanes, and handle as much more', async () => {
  await scaleTo(2)
  await expect.poll(async () => (await lanes()).map(({ length }) => length).sort()).toEqual([1, 2])
  await expect.poll(rate, PATIENCE).toBeGreaterThan(most(1))
  await scaleTo(3)
  await expect.poll(async () => (await lanes()).map(({ length }) => length)).toEqual([1, 1, 1])
  await expect.poll(rate, PATIENCE).toBeGreaterThan(most(2))
})

test('a fourth has nothing to do: a lane belongs to one', async () => {
  await scaleTo(4)
  await expect.poll(async () => (await lanes()).map(({ length }) => length).sort()).toEqual([0, 1, 1, 1])
  await expect.poll(rate, PATIENCE).toBeGreaterThan(most(2))
  expect(await rate()).toBeLessThanOrEqual(most(3))
  const bars = story.page.getByRole('list', { name: 'Instances' }).getByRole('listitem')
  await expect(bars).toHaveCount(4)
  await expect(bars.filter({ hasText: 'no lane: nothing to do' })).toHaveCount(1)
  await expect(bars.filter({ hasText: orders })).toHaveCount(3)
})

test('one of the three crashes: its lane waits for the broker to notice, and then another has it', async () => {
  const { board, running } = story
  const before = await lanes()
  const lost = before.findIndex(({ length }) => length === 1)
  await running.instances('packing', 'running').nth(lost).click()
  await board.pick(`Crash instance ${lost + 1}`)
  await expect(running.stateDetail('packing')).toHaveText(/^3\/4 · noticed in [1-6] s$/)
  expect((await lanes()).flat().sort()).toEqual(before.flatMap((held, at) => (at === lost ? [] : held)).sort())
  await expect.poll(async () => (await lanes()).flat().sort(), PATIENCE).toEqual([0, 1, 2])
  expect((await lanes()).map(({ length }) => length)).toEqual([1, 1, 1])
  await expect(running.stateDetail('packing')).toHaveText('3/4')
  await expectAccessible(story.page, 'an instance that crashed', 'canvas')
})

test('in the end everything was handled, though its lane changed hands', async () => {
  const { board, running, ledger } = story
  await running.press('shop', 'Stop: says goodbye')
  await expect(board.runState('shop')).toHaveText('stopped')
  await expect.poll(async () => (await ledger.figures(packing)).Waiting, { timeout: 90_000 }).toBe(0)
  await expect.poll(lag).toBe(0)
  const { Produced, Distinct, Missing } = await ledger.figures(packing)
  expect(Distinct).toBe(Produced)
  expect(Missing).toBe(0)
  await expect(ledger.trial('More or fewer instances')).toContainText(/survived3 times: nothing missing/)
})
