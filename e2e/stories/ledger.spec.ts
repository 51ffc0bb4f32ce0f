import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { groupsPage } from '../pages/groupsPage'
import { settingsPage } from '../pages/settingsPage'
import { timelinePage } from '../pages/timelinePage'

// The drawer of a board that runs: its ledger, its groups, what happened on it, and the way of one event. The cluster is asked each time.

const run = Date.now().toString(36)
const [orders, parcels] = [`orders.${run}`, `parcels.${run}`]
const [packing, invoicing] = [`packing-${run}`, `invoicing-${run}`]

const BOARD = `
streamboard: 1
name: Ledger
services:
  - { id: shop, name: shop, language: typescript }
  - { id: packing, name: packing, language: typescript, instances: 2 }
  - { id: invoicing, name: invoicing, language: typescript }
topics:
  - { id: orders, name: ${orders}, partitions: 3, replication: 1, example: '{"id": {{seq}}}' }
  - { id: parcels, name: ${parcels}, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 0, key: '{{pick alice,dave,carol}}' }
  - { id: c2, kind: subscribes, from: orders, to: packing, group: ${packing} }
  - { id: c3, kind: produces, from: packing, to: parcels, when: input }
  - { id: c4, kind: subscribes, from: parcels, to: invoicing, group: ${invoicing} }
`
const COUNT = 60

let story: BoardStory
let groups: ReturnType<typeof groupsPage>
let timeline: ReturnType<typeof timelinePage>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
  groups = groupsPage(story.page)
  timeline = timelinePage(story.page)
})

test.afterAll(() => story?.close())

/** So many orders at once. */
async function order(count: number): Promise<void> {
  const { board, page } = story
  await board.edge(`shop produces to ${orders}`).focus()
  await page.keyboard.press('Enter')
  await settingsPage(page).set('Messages in a burst', `${count}`)
  await board.inspector.getByRole('button', { name: 'Burst of' }).click()
  await expect(board.inspector.getByText(`${count} messages produced.`)).toBeVisible()
}

const sum = (offsets: Iterable<bigint>) => [...offsets].reduce((all, offset) => all + Number(offset), 0)
const byLane = (offsets: ReadonlyMap<number, bigint>) => [0, 1, 2].map((lane) => Number(offsets.get(lane)))
const committed = async () => byLane(await story.kafka.committed(packing, orders))

test('before anything ran, each says what will be there', async () => {
  const { ledger } = story
  await groups.show()
  await expect(groups.state(packing)).toHaveText('not on the cluster0 members')
  await expect(groups.lag(packing)).toHaveText('0no bookmark yet')
  await timeline.show()
  await expect(timeline.happenings).toHaveText([/A plan was applied: 2 steps/])
  await ledger.show()
  await expect(ledger.verdict).toContainText('Nothing to handle was produced')
})

test('everything is handled: so say the ledger, the topics and the bookmarks, in the same figures', async () => {
  const { board, ledger, kafka } = story
  await board.runAll()
  await expect(board.runState('packing')).toHaveText('running')
  await expect(board.runState('invoicing')).toHaveText('running')
  await order(COUNT)
  await expect(ledger.verdict).toHaveText(
    new RegExp(`^Everything produced since .+ was handled: ${2 * COUNT} of ${2 * COUNT}.$`),
  )
  const all = { Produced: COUNT, 'In topic': COUNT, Processed: COUNT, Distinct: COUNT }
  const rest = { Repeats: 0, Missing: 0, 'Out of order': 0, 'Dead letters': 0, Effects: 0, Waiting: 0 }
  await expect.poll(() => ledger.figures(packing)).toEqual({ ...all, ...rest })
  await expect.poll(() => ledger.figures(invoicing)).toEqual({ ...all, ...rest })
  expect(sum((await kafka.ends(orders)).values())).toBe(COUNT)
  expect(await committed()).toEqual(byLane(await kafka.ends(orders)))
  expect(sum((await kafka.committed(invoicing, parcels)).values())).toBe(COUNT)
})

test('a number opens the records behind it, and from one of them its event is followed, hop by hop', async () => {
  const { ledger, page, kafka } = story
  await ledger.openFigure(invoicing, 'Distinct')
  await expect(page.getByRole('heading', { name: `Distinct: ${COUNT}, ${invoicing} in ${parcels}` })).toBeVisible()
  await expect(ledger.records).toHaveAttribute('aria-rowcount', `${COUNT}`)
  await ledger.records.locator('tbody').getByRole('button').first().focus()
  await page.keyboard.press('f')
  const followed = page.getByRole('region', { name: 'Followed event' })
  await expect(followed.getByRole('status')).toHaveText(/^2 records in 2 topics in [\d.]+ m?s$/)
  const hops = followed.getByRole('table').locator('tbody tr')
  await expect(hops.nth(0)).toContainText(`${packing} handled`)
  await expect(hops.nth(1)).toContainText(`${invoicing} handled`)
  await expect(hops.nth(1)).toContainText('followed')
  await expectAccessible(page, 'a followed event', 'drawer')
  const recordAt = async (hop: number, topic: string) => {
    const [, partition, offset] = /(\d)@(\d+)/.exec((await hops.nth(hop).getByRole('button').textContent()) ?? '') ?? []
    const records = await kafka.read(topic)
    return records.find((one) => one.partition === Number(partition) && one.offset === BigInt(offset ?? -1))?.headers
  }
  const [cause, effect] = [await recordAt(0, orders), await recordAt(1, parcels)]
  expect(cause?.get('ce_id')).toBeTruthy()
  expect(effect?.get('x-caused-by')).toBe(cause?.get('ce_id'))
  await page.keyboard.press('Escape')
  await expect(followed).toBeHidden()
})

test('groups: who reads which lane, and what nobody reads is counted until somebody comes back', async () => {
  const { board, running } = story
  await groups.show()
  await expect(groups.state(packing)).toHaveText('stable2 members')
  await expect(groups.lag(packing)).toHaveText('0caught up')
  const readers = await groups.readers(packing)
  expect(readers.map((reader) => reader.replace(/ at .*/, ''))).toEqual(
    expect.arrayContaining(['streamboard-packing-1', 'streamboard-packing-2']),
  )
  expect(await groups.bookmarks(packing)).toEqual(await committed())
  await running.press('packing', 'Stop: says goodbye')
  await expect(groups.state(packing)).toHaveText('empty0 members')
  expect(await groups.readers(packing)).toEqual(['nobody', 'nobody', 'nobody'])
  await order(COUNT)
  await expect(groups.lag(packing)).toHaveText(new RegExp(`^${COUNT}`))
  await timeline.show()
  await expect(timeline.figure(`Lag of ${packing}`)).toHaveText(`lag ${COUNT}`)
  await groups.show()
  await running.press('packing', 'Start')
  await expect(board.runState('packing')).toHaveText('running')
  await expect(groups.lag(packing)).toHaveText('0caught up')
})

test('a bookmark is moved once nobody is in the group: what is read again, the ledger has twice', async () => {
  const { board, ledger, running } = story
  await groups.moveAll(packing, 'To the start')
  await expect(running.moveDialog).toContainText(`${2 * COUNT} records will be read again`)
  await expect(running.moveDialog).toContainText(`${packing} has 2 members: `)
  const move = running.moveDialog.getByRole('button', { name: 'Move', exact: true })
  await expect(move).toBeDisabled()
  await expectAccessible(story.page, 'moving a bookmark', 'dialog')
  await running.moveDialog.getByRole('button', { name: 'Stop packing' }).click()
  await move.click()
  await expect(running.said(`was moved. ${2 * COUNT} records will be read again`)).toBeVisible()
  await expect.poll(committed).toEqual([0, 0, 0])
  await running.press('packing', 'Start')
  await expect(board.runState('packing')).toHaveText('running')
  await ledger.show()
  await expect.poll(async () => (await ledger.figures(packing)).Repeats).toBe(2 * COUNT)
  await ledger.openFigure(packing, 'Processed')
  await expect(ledger.records).toHaveAttribute('aria-rowcount', `${2 * COUNT}`)
  await expect(ledger.records.locator('tbody tr').first().locator('td').last()).toHaveText('2')
})

test("other people's groups are shown apart, to be looked at", async () => {
  const leave = await story.kafka.join(`audit-${run}`, orders)
  await groups.show()
  await expect(groups.panel).toContainText("Other people's groups")
  await expect(groups.state(`audit-${run}`)).toHaveText('stable1 member')
  expect(await groups.readers(`audit-${run}`)).toEqual(Array(3).fill(expect.stringMatching(/^independent at /)))
  await expect(groups.moves(`audit-${run}`)).toHaveCount(0)
  await expect(groups.moves(packing)).toHaveCount(4)
  await expectAccessible(story.page, 'groups of others', 'drawer')
  await leave()
})

test('the timeline tells every stop and start in their order, and how things stood at each', async () => {
  const { page } = story
  await timeline.show()
  const told = timeline.happening(/packing (started|stopped)|bookmark/)
  await expect(told).toHaveText([
    /packing started with 2 instances/,
    /The bookmark of packing-\w+ in orders\.\w+ was moved to the start/,
    /packing stopped/,
    /packing started with 2 instances/,
    /packing stopped/,
    /packing started with 2 instances/,
  ])
  await told.nth(3).click()
  await expect(timeline.when).toHaveText(`at ${(await told.nth(3).locator('time').textContent()) ?? ''}`)
  const chosen = Number(await timeline.moment.getAttribute('aria-valuenow'))
  await timeline.moment.focus()
  await page.keyboard.press('ArrowRight')
  await expect(timeline.moment).toHaveAttribute('aria-valuenow', `${chosen + 1000}`)
  await expect(timeline.moment).toHaveAttribute('aria-valuetext', new RegExp(`${packing} lag \\d+`))
  const secondBefore = async () => {
    await page.keyboard.press('ArrowLeft')
    return timeline.figure(`Lag of ${packing}`).textContent()
  }
  await expect.poll(secondBefore).toBe(`lag ${COUNT}`)
  await page.keyboard.press('End')
  await expect(timeline.figure(`Lag of ${packing}`)).toHaveText('lag 0')
  await timeline.line(`Lag of ${packing}`).click()
  await expect(timeline.line(`Lag of ${packing}`)).toHaveAttribute('aria-pressed', 'false')
  await expectAccessible(page, 'a timeline', 'drawer')
})
