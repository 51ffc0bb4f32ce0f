import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { clusterPage } from '../pages/clusterPage'
import { timelinePage } from '../pages/timelinePage'

// One of Streamboard's own three brokers dies by hand and comes back by hand. Somebody who knows nothing of the board counts along.

const BOARD = `
streamboard: 1
name: Three copies
services:
  - { id: shop, name: shop, language: typescript }
  - { id: packing, name: packing, language: typescript }
topics:
  - { id: orders, name: orders, partitions: 3, replication: 3 }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 20, key: '{{seq}}', value: '{"n":{{seq}}}' }
  - { id: c2, kind: subscribes, from: orders, to: packing, group: packing }
`
/** Until a broker has started, or the others have noticed that it is gone. */
const PATIENCE = { timeout: 60_000 }

let story: BoardStory

test.describe.configure({ timeout: 240_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD, { STREAMBOARD_EMBEDDED_BROKERS: '3' })
})

test.afterAll(() => story?.close())

async function inTopic(): Promise<number> {
  const ends = await story.kafka.ends('orders')
  return [...ends.values()].reduce((all, end) => all + Number(end), 0)
}

async function untilMoreIsWritten(): Promise<void> {
  const before = await inTopic()
  await expect.poll(inTopic, PATIENCE).toBeGreaterThan(before + 20)
}

test('a broker is killed at the chip of the cluster: copies lack, messages go on; started, all are in sync again and none is missing', async () => {
  const { board, running, ledger, kafka, page } = story
  const [cluster, timeline] = [clusterPage(page), timelinePage(page)]
  await board.runAll()
  await expect(board.runState('packing')).toHaveText('running')
  await untilMoreIsWritten()
  await expect(board.topic('orders')).not.toContainText('in sync')

  await cluster.open()
  await expect(cluster.broker(1)).toContainText('running')
  await cluster.askToKill(1)
  await expect(cluster.warning).toContainText('Broker 1 ends at once')
  await expectAccessible(page, 'a broker that may be killed', 'dialog')
  await cluster.kill(1)
  await expect(cluster.broker(1)).toContainText('killed')
  await expect(cluster.chip).toContainText('2 of 3 brokers')
  await cluster.close()
  await expect(board.topic('orders')).toContainText('2 of 3 in sync', PATIENCE)
  await untilMoreIsWritten()

  await cluster.open()
  await cluster.start(1)
  await expect(cluster.broker(1)).toContainText('running', PATIENCE)
  await cluster.close()
  await expect(cluster.chip).toContainText('3 brokers')
  await expect(board.topic('orders')).not.toContainText('in sync', PATIENCE)

  await running.press('shop', 'Stop: says goodbye')
  await expect(board.runState('shop')).toHaveText('stopped')
  await ledger.show()
  await expect(ledger.trial('Loss of a broker')).toContainText('survived1 loss: nothing missing', PATIENCE)
  const { Produced: acknowledged = 0 } = await ledger.figures('packing')
  expect(acknowledged).toBeGreaterThan(40)
  const numbers = (await kafka.read('orders')).map(({ value }) => JSON.parse(String(value)).n)
  expect(new Set(numbers).size).toBeGreaterThanOrEqual(acknowledged)
  await timeline.show()
  await expect(timeline.happening(/^.*Broker 1 (was killed|is there again)|All 3 copies of orders/)).toHaveText([
    /All 3 copies of orders are in sync again\.$/,
    /Broker 1 is there again\.$/,
    /Broker 1 was killed\.$/,
  ])
})
