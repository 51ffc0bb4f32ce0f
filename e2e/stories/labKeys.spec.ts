import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'

// Which lane: the key decides it, the lane keeps the order, and without keys there is none.

const run = Date.now().toString(36)
const [updates, keyed, keyless] = ['updates', 'keyed', 'keyless'].map((name) => `${name}.${run}`)
const COUNT = 60

const BOARD = `
streamboard: 1
name: Which lane
services:
  - { id: flow, name: flow, language: typescript }
  - { id: tracker, name: tracker, language: typescript, delayMs: 5 }
  - { id: guesser, name: guesser, language: typescript, delayMs: 30, instances: 2 }
topics:
  - { id: updates, name: ${updates}, partitions: 3, replication: 1, example: '{"n": {{seq}}}' }
  - { id: keyed, name: ${keyed}, partitions: 3, replication: 1, example: '{"n": {{seq}}}' }
  - { id: keyless, name: ${keyless}, partitions: 3, replication: 1, example: '{"n": {{seq}}}' }
connections:
  - { id: c1, kind: produces, from: flow, to: keyed, rate: 0, key: '{{pick alice,dave,carol}}' }
  - { id: c2, kind: produces, from: flow, to: keyless, rate: 0 }
  - { id: c3, kind: subscribes, from: keyed, to: tracker, group: tracker-${run} }
  - { id: c4, kind: subscribes, from: keyless, to: guesser, group: guesser-${run} }
invariants:
  - { id: i1, name: In order with keys, expect: 'inversions("tracker-${run}") == 0 && distinct("tracker-${run}") == ${COUNT}' }
  - { id: i2, name: In order without, expect: 'inversions("guesser-${run}") == 0' }
`

let story: BoardStory

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
})

test.afterAll(() => story?.close())

for (const [key, lane] of [
  ['alice', 0],
  ['dave', 1],
  ['carol', 2],
] as const)
  test(`${key} lands in lane ${lane} of three, as was shown before, and always there`, async () => {
    const { board, kafka } = story
    await board.selectTopic(updates ?? '')
    for (const n of [1, 2]) {
      const produced = await board.produce({ key, value: `{"n":${n}}` })
      expect(produced).toMatchObject({ lane, partition: lane })
    }
    const records = (await kafka.read(updates ?? '')).filter((record) => record.key?.toString() === key)
    expect(records.map(({ partition, value }) => [partition, value?.toString()])).toEqual([
      [lane, '{"n":1}'],
      [lane, '{"n":2}'],
    ])
  })

test('without a key they are spread over all lanes', async () => {
  const { running, kafka } = story
  for (const topic of [keyed, keyless]) await running.burst(`flow produces to ${topic}`, COUNT)
  const lanesIn = async (topic = '') => (await kafka.read(topic)).map(({ key, partition }) => `${key} ${partition}`)
  expect([...new Set(await lanesIn(keyed))].sort()).toEqual(['alice 0', 'carol 2', 'dave 1'])
  expect([...new Set(await lanesIn(keyless))].sort()).toEqual(['null 0', 'null 1', 'null 2'])
})

test('read from there, what has keys is in order, and what has none is not', async () => {
  const { board, ledger, page } = story
  await board.runAll()
  await ledger.show()
  await expect.poll(async () => (await ledger.figures(`guesser-${run}`)).Distinct).toBe(COUNT)
  await expect(ledger.invariant('In order with keys')).toHaveAttribute('data-state', 'holds')
  await expect(ledger.invariant('In order without')).toHaveAttribute('data-state', 'broken')
  await expectAccessible(page, 'an invariant that is broken', 'canvas')
})

test('what was handled out of order is marked on its service, and the ledger opens each pair', async () => {
  const { ledger, page } = story
  await expect(page.locator('[data-fact="inverted"]')).toHaveText([/^\d+ out of order$/])
  expect((await ledger.figures(`tracker-${run}`))['Out of order']).toBe(0)
  const { 'Out of order': count = 0 } = await ledger.figures(`guesser-${run}`)
  expect(count).toBeGreaterThan(0)
  await ledger.openFigure(`guesser-${run}`, 'Out of order')
  await expect(ledger.pairs).toHaveCount(count)
  await ledger.pairs.first().getByRole('button').last().click()
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText(keyless ?? '')
})
