import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { planPage } from '../pages/planPage'
import { settingsPage } from '../pages/settingsPage'

// From the drawing to the cluster: a plan says what it will do, does that and nothing else.

let story: Story
let kafka: IndependentKafka
let page: Page
let board: BoardPage
let plan: ReturnType<typeof planPage>
let settings: ReturnType<typeof settingsPage>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  story = await openStory(browser)
  page = story.page
  plan = planPage(page)
  settings = settingsPage(page)
  await galleryPage(page, story.server.address).open()
  await expect(page.getByRole('button', { name: /Kafka 4/ })).toContainText('1 broker', { timeout: 60_000 })
  const health: { kafka: { brokers: string[] } } = await (await fetch(`${story.server.address}/healthz`)).json()
  kafka = await connectIndependently(health.kafka.brokers)
})

test.afterAll(async () => {
  await kafka?.close()
  await story?.close()
})

const onCluster = async (topic: string) => (await kafka.topics([topic])).get(topic)

test('a drawn topic is planned, created as drawn, and then there is nothing left to do', async () => {
  board = await galleryPage(page, story.server.address).newBoard()
  await board.dragFromPalette('topic', { x: 400, y: 200 }, 'rides')
  await settings.set('Partitions', '2')
  await settings.set('Retention', '1 day')
  await settings.showTab('Configs')
  await settings.addConfig('max.message.bytes', '2097152')
  await expect(plan.count).toHaveText('1')
  await plan.open()
  await expect(plan.steps).toHaveText([
    'Create rides: 2 partitions, 1 copy, max.message.bytes=2097152, retention.ms=86400000',
  ])
  await plan.apply()
  await expect(plan.dialog).toContainText('Done. Planning again finds nothing left to do.')
  const rides = await onCluster('rides')
  expect(rides?.partitions).toBe(2)
  expect(Object.fromEntries(rides?.configs ?? [])).toMatchObject({
    'max.message.bytes': '2097152',
    'retention.ms': '86400000',
  })
  await plan.close()
  await expect(plan.count).toHaveCount(0)
  await plan.open()
  await expect(plan.dialog).toContainText('Everything drawn is on the cluster. There is nothing to apply.')
  await plan.close()
})

test('one config and more partitions change, with their hazards told; everything else stays', async () => {
  await kafka.override('rides', { 'max.message.bytes': '2097152', 'retention.ms': '86400000', 'segment.ms': '3600000' })
  await board.selectTopic('rides')
  await settings.showTab('Settings')
  await expect(page.getByRole('table', { name: 'Size on disk' }).getByRole('row')).toHaveText([
    'PartitionOn disk',
    '00 B',
    '10 B',
  ])
  await settings.set('Partitions', '4')
  await settings.set('Retention', '1 hour')
  await expect(plan.count).toHaveText('2')
  await plan.open()
  await expect(plan.steps).toHaveText([
    /^Give rides 4 partitions instead of 2.*50 % of the keys go to another partition/,
    /^Change rides: retention.ms from 86400000 to 3600000.*Messages older than 1 hour will be deleted/,
  ])
  await expect(plan.dialog.getByLabel('Hazard')).toHaveCount(3)
  await expectAccessible(page, 'a plan with hazards', 'dialog')
  await plan.apply()
  await expect(plan.dialog).toContainText('Done.')
  await plan.close()
  const rides = await onCluster('rides')
  expect(rides?.partitions).toBe(4)
  expect(Object.fromEntries(rides?.configs ?? [])).toMatchObject({
    'max.message.bytes': '2097152',
    'retention.ms': '3600000',
    'segment.ms': '3600000',
  })
})

test('a plan that somebody else has overtaken is refused, and made anew', async () => {
  await settings.set('Partitions', '5')
  await expect(plan.count).toHaveText('1')
  await plan.open()
  await expect(plan.steps).toHaveText([/^Give rides 5 partitions instead of 4/])
  const other = await page.context().newPage()
  await other.goto(page.url())
  const [there, theirSettings, theirPlan] = [boardPage(other), settingsPage(other), planPage(other)]
  await theirPlan.open()
  await theirPlan.apply()
  await expect(theirPlan.dialog).toContainText('Done.')
  await plan.apply()
  await expect(plan.dialog.getByRole('status').first()).toContainText('changed')
  await expect(plan.dialog).toContainText('Everything drawn is on the cluster.')
  await theirPlan.close()
  await there.selectTopic('rides')
  await theirSettings.set('Partitions', '6')
  await expect(plan.steps).toHaveText([/^Give rides 6 partitions instead of 5/])
  await plan.close()
  await other.close()
  expect((await onCluster('rides'))?.partitions).toBe(5)
})

test('a topic that is not of this board is left alone until it is adopted', async () => {
  await kafka.create('foreign', 1)
  await board.clickEmpty({ x: 30, y: 20 })
  await board.dragFromPalette('topic', { x: 400, y: 440 }, 'foreign')
  await expect(plan.blockedCount).toHaveText('1')
  await plan.open()
  await expect(plan.dialog).toContainText('"foreign" exists already on the cluster')
  await expect(plan.steps).toHaveCount(1)
  await plan.apply()
  await expect(plan.dialog).toContainText('Done.')
  expect((await onCluster('foreign'))?.partitions).toBe(1)
  await plan.close()
  await plan.open()
  await plan.adopt.click()
  await expect(plan.steps).toHaveText([/^Give foreign 3 partitions instead of 1/])
  expect((await onCluster('foreign'))?.partitions).toBe(1)
  await plan.apply()
  await expect(plan.dialog).toContainText('Done.')
  expect((await onCluster('foreign'))?.partitions).toBe(3)
  await plan.close()
})

test('a topic goes by its typed name alone, once, and is drawn again without its records', async () => {
  const { deletion } = plan
  await board.selectTopic('rides')
  await page.keyboard.press('Delete')
  await plan.open()
  await expect(plan.undrawn.getByRole('listitem')).toHaveText([/^rides/])
  await plan.undrawn.getByRole('button', { name: 'Delete on the cluster…' }).click()
  await expect(deletion.dialog).toContainText('Records0')
  await expect(deletion.name).toBeFocused()
  await expectAccessible(page, 'deleting a topic', 'dialog')
  await deletion.name.fill('ride')
  await page.keyboard.press('Enter')
  await expect(deletion.confirm).toBeDisabled()
  expect((await onCluster('rides'))?.partitions).toBe(6)
  await deletion.name.fill('rides')
  await deletion.confirm.dblclick()
  await expect(deletion.dialog).toBeHidden()
  expect(await kafka.isThere('rides')).toBe(false)
  expect((await onCluster('foreign'))?.partitions).toBe(3)
  await plan.open()
  await expect(plan.undrawn).toHaveCount(0)
  await plan.deleted.getByRole('button', { name: 'Draw it again' }).click()
  await expect(plan.steps).toHaveText([/^Create rides: 6 partitions, 1 copy, .*segment.ms=3600000/])
  await plan.apply()
  await expect(plan.dialog).toContainText('Done.')
  await plan.close()
  expect((await onCluster('rides'))?.partitions).toBe(6)
})
