import { expect, test } from 'vitest'
import { createMemoryTopicReader } from '../../live/memoryTopicReader'
import { holdsForeignRecords } from './holdsForeignRecords'

const ours = { headers: [['x-streamboard-service', Buffer.from('shop')] as const] }
const givenUp = { headers: [['x-streamboard-dlt-topic', Buffer.from('orders')] as const] }
const theirs = { headers: [['x-their-service', Buffer.from('till')] as const] }

const PARTITIONS = 20

function topic() {
  const reader = createMemoryTopicReader()
  reader.create('orders', PARTITIONS)
  return { reader, isForeign: () => holdsForeignRecords(reader, 'orders') }
}

test('what services of Streamboard made or gave up is not foreign, and neither is an empty topic', async () => {
  const { reader, isForeign } = topic()
  expect(await isForeign()).toBe(false)
  for (const partition of [0, 19]) reader.append('orders', partition, [theirs, ours])
  reader.append('orders', 1, [givenUp])
  expect(await isForeign()).toBe(false)
})

test.each([0, 7, PARTITIONS - 1])(
  'somebody who writes to partition %i is found, whoever writes to the others',
  async (place) => {
    const { reader, isForeign } = topic()
    for (let partition = 0; partition < PARTITIONS; partition++)
      reader.append('orders', partition, [partition === place ? theirs : ours])
    expect(await isForeign()).toBe(true)
  },
)

test("the end of a transaction is somebody else's: nobody here writes in one", async () => {
  const { reader, isForeign } = topic()
  reader.append('orders', 0, [ours])
  reader.appendNothing('orders', 0, 1)
  expect(await isForeign()).toBe(true)
})
