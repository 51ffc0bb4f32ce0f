import { expect, test } from '@playwright/test'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { largeBoard } from '../../shared/topology/largeBoard'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { overviewPage } from '../pages/overviewPage'
import { onSharedBroker } from '../sharedBroker'

const DRAWN = largeBoard({ nodes: 3_000, prefix: 'large-' })
const [WANTED, OTHER] = ['orders-90.reporter', 'orders-117.worker']
/** Of 3,000. */
const FEW = 400

let story: Story
let board: BoardPage
let overview: ReturnType<typeof overviewPage>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  const { page, server } = story
  board = boardPage(page)
  overview = overviewPage(page)
  await galleryPage(page, server.address).open()
  await filesPage(page).pasteText(formatBoardFile(DRAWN, 'json'))
  await page.waitForURL(/\/boards\//)
  await expect(board.saved).toBeVisible({ timeout: 30_000 })
})
test.afterAll(() => story?.close())

test('a board of 3,000 nodes opens as one picture, and stays one while it is panned and zoomed', async () => {
  await expect(overview.picture).toHaveAccessibleName(/^Overview of 1,500 services, 1,250 topics, 250 stores and 6,000/)
  const most = await overview.mostNodesDuring(async () => {
    await board.canvas.hover()
    await overview.pan(6)
    await overview.zoom(4, -60)
    await overview.zoom(4, 60)
  })
  expect(most).toBeLessThan(FEW)
})

test('a painted service is pointed at, selected with a click, and comes near with a double click', async () => {
  await story.page.keyboard.press('Shift+1')
  await expect(overview.picture).toBeVisible()
  const at = await overview.placeOf(DRAWN, OTHER)
  await story.page.mouse.move(at.x, at.y)
  await expect(board.service(OTHER)).toHaveCount(1)
  await story.page.mouse.click(at.x, at.y)
  await expect(board.service(OTHER)).toHaveClass(/selected/)
  await expect(board.inspector.getByLabel('Name', { exact: true })).toHaveValue(OTHER)
  await story.page.mouse.dblclick(at.x, at.y)
  await expect(overview.picture).toBeHidden()
  await expect(board.service(OTHER)).toBeInViewport()
})

test('a service that is looked for by its name is moved, and moved back; all of it is saved', async () => {
  const most = await overview.mostNodesDuring(async () => {
    await story.page.keyboard.press('ControlOrMeta+K')
    await expect(story.page.getByRole('combobox', { name: 'Command, service, topic or board' })).toBeFocused()
    await story.page.keyboard.type(WANTED)
    await story.page.keyboard.press('Enter')
    await expect(board.service(WANTED)).toBeInViewport()
  })
  expect(most).toBeLessThan(FEW)
  const before = await restingPlace()
  await board.dragNode(board.service(WANTED), { x: 160, y: 96 })
  await expect.poll(restingPlace).not.toEqual(before)
  await story.page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(restingPlace).toEqual(before)
  await expect(board.saved).toBeVisible()
})

test('all of it is selected, deleted and brought back', async () => {
  await story.page.keyboard.press('Shift+1')
  await expect(overview.picture).toBeVisible()
  await story.page.keyboard.press('ControlOrMeta+A')
  await expect(board.inspector).toContainText(/[39]000 selected/)
  await expectAccessible(story.page, 'a large board, all of it selected')
  await story.page.keyboard.press('Delete')
  await expect(board.waysOn).toBeVisible()
  await story.page.keyboard.press('ControlOrMeta+Z')
  await expect(overview.picture).toHaveAccessibleName(/^Overview of 1,500 services, 1,250 topics, 250 stores and 6,000/)
  expect(await overview.nodes.count()).toBeLessThan(FEW)
  await expect(board.saved).toBeVisible({ timeout: 30_000 })
})

/** Once it stands still. */
async function restingPlace() {
  const place = async () => (await board.service(WANTED).boundingBox()) ?? { x: 0, y: 0 }
  let last = await place()
  await expect
    .poll(async () => {
      const before = last
      last = await place()
      return before.x === last.x && before.y === last.y
    })
    .toBe(true)
  return { x: Math.round(last.x), y: Math.round(last.y) }
}
