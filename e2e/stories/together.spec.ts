import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { cableOf, togetherPage } from '../pages/togetherPage'
import { onSharedBroker } from '../sharedBroker'

// Two people on one board, each in a browser of their own.

type Person = BoardPage & ReturnType<typeof togetherPage>

let story: Story
let ann: Person
let ben: Person
let annsCable: Awaited<ReturnType<typeof cableOf>>

async function showAll(person: Person) {
  await person.clickEmpty({ x: 30, y: 30 })
  await person.page.keyboard.press('Shift+1')
}

const personAt = (page: Page): Person => ({ ...boardPage(page), ...togetherPage(page) })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  story = await openStory(browser, onSharedBroker())
  const second = await openWindow(browser)
  annsCable = await cableOf(story.page)
  ann = personAt(story.page)
  ben = personAt(second)
  await galleryPage(ann.page, story.server.address).open()
  await ann.page.getByRole('button', { name: 'New board' }).click()
  await ann.page.waitForURL(/\/boards\//)
  await expect(ann.saved).toBeVisible()
  await ben.page.goto(ann.page.url())
  await expect(ben.saved).toBeVisible()
})

test.afterAll(async () => {
  await ben?.page.close()
  await story?.close()
})

test('see each other: by name, where they point, what they have selected', async () => {
  await ann.callMyself('Ann')
  await ben.callMyself('Ben\u202E\u200B')
  await expect(ann.avatar('Ben')).toBeVisible()
  await expect(ben.avatar('Ann')).toBeVisible()
  await ann.addService()
  await ann.nameIt('orders')
  await expect(ben.service('orders')).toBeVisible()
  await ben.selectService('orders')
  await expect(ann.outline('Ben')).toBeVisible()
  await expectAccessible(ann.page, 'two people on a board')
  const { x, y } = await ben.onPage({ x: 120, y: 80 })
  await ben.page.mouse.move(x, y)
  await expect(ann.pointer('Ben')).toBeVisible()
  await expect(ben.pointer('Ben')).toHaveCount(0)
  await ben.page.mouse.move(x, 5)
  await expect(ann.pointer('Ben')).toHaveCount(0)
})

test('one follows the other, until Escape', async () => {
  await ann.avatar('Ben').click()
  await expect(ann.following).toContainText('You follow Ben')
  const { x, y } = await ben.onPage({ x: 300, y: 200 })
  await ben.page.mouse.move(x, y)
  await ben.page.mouse.wheel(0, 4000)
  await expect(ann.service('orders')).toHaveCount(0)
  await ann.page.keyboard.press('Escape')
  await expect(ann.following).toBeHidden()
  await showAll(ann)
  await expect(ann.service('orders')).toBeVisible()
  await showAll(ben)
})

test('in one field, both are told, and nothing that was typed is lost', async () => {
  await ann.selectService('orders')
  await ben.selectService('orders')
  const [anns, bens] = [ann, ben].map(({ inspector }) => inspector.getByLabel('Name', { exact: true }))
  await bens?.fill('from Ben')
  await expect(ann.hint('Ben is typing here.')).toBeVisible()
  await anns?.fill('from Ann')
  await expect(ben.hint('Ann is typing here.')).toBeVisible()
  await bens?.press('Enter')
  await expect(ann.hint(/Meanwhile it became “from Ben”/)).toBeVisible()
  await expectAccessible(ann.page, 'one field, two people', 'inspector')
  await expect(anns ?? ann.inspector).toHaveValue('from Ann')
  await anns?.press('Escape')
  await expect(anns ?? ann.inspector).toHaveValue('from Ben')
})

test('each undoes their own; what the other has worked on stays, and why is said', async () => {
  await ann.addService()
  await ann.nameIt('draft')
  await ben.addTopic()
  await ben.nameIt('placed')
  await expect(ann.topic('placed')).toBeVisible()
  await ben.selectService('draft')
  await ben.renameSelected('ours')
  await expect(ann.service('ours')).toBeVisible()
  await ann.clickEmpty({ x: 30, y: 30 })
  await ann.page.keyboard.press('Control+z')
  await expect(ann.page.getByText('ours stays: somebody else has worked on it since.').first()).toBeVisible()
  await expect(ann.service('ours')).toBeVisible()
  await ben.clickEmpty({ x: 30, y: 30 })
  await ben.page.keyboard.press('Control+z')
  await expect(ann.service('draft')).toBeVisible()
  await expect(ann.topic('placed')).toBeVisible()
})

test('one is offline for a while: edits wait, arrive once, and what was deleted meanwhile stays deleted', async () => {
  await annsCable.pull()
  await expect(ann.page.getByRole('status').filter({ hasText: /^Offline$/ })).toBeVisible()
  await expect(ben.avatar('Ann')).toHaveCount(0)
  await expect(ben.comings).toHaveText('Ann is gone.')
  await ann.addService()
  await ann.nameIt('made offline')
  await showAll(ann)
  await ann.selectService('draft')
  await ann.renameSelected('renamed offline')
  await expect(ann.page.getByRole('status').filter({ hasText: 'Offline · 3 changes kept here' })).toBeVisible()
  await showAll(ben)
  await ben.selectService('draft')
  await ben.page.keyboard.press('Delete')
  await expect(ben.service('draft')).toHaveCount(0)
  annsCable.plugIn()
  await expect(ann.saved).toBeVisible({ timeout: 20_000 })
  await expect(ben.avatar('Ann')).toBeVisible()
  await expect(ben.service('made offline')).toHaveCount(1)
  for (const person of [ann, ben]) {
    await showAll(person)
    await expect(person.nodes).toHaveCount(3)
    await expect(person.service('renamed offline')).toHaveCount(0)
  }
  expect(await ben.file()).toBe(await ann.file())
})
