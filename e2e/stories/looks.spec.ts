import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import type { BoardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// How a board that runs is shown: dark or light, with or without motion, in a large or a small window.

let story: Story
let page: Page
let board: BoardPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  story = await openStory(browser, onSharedBroker())
  page = story.page
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  board = await gallery.startTemplate('Social media')
  await expect(board.runState('post-api')).toHaveText('running', { timeout: 60_000 })
  await expect(board.live).toBeVisible()
})

test.afterAll(() => story?.close())

const dotsDrawn = () => board.dots.getAttribute('data-drawn').then(Number)
const newestRow = () => board.rows.first().textContent()

test('who prefers reduced motion sees rates and rows move, and no dots', async () => {
  await board.showTopic('user-posts')
  await expect.poll(dotsDrawn).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => board.paintsDots()).toBe(false)
  const drawn = await dotsDrawn()
  for (let rows = 0; rows < 3; rows++) await expect.poll(newestRow).not.toBe(await newestRow())
  expect(await dotsDrawn()).toBe(drawn)
  expect(await board.paintsDots()).toBe(false)
  await expect(board.topic('user-posts').locator('.sb-rate')).toHaveText(/^[12]\.\d \/s$/)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(dotsDrawn).not.toBe(drawn)
})

test('the choice of dark or light is kept', async () => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const choose = async (scheme: string) => {
    await page.getByRole('button', { name: 'Light or dark' }).click()
    await page.getByRole('menuitem', { name: scheme, exact: true }).click()
  }
  await choose('Light')
  const light = await background()
  await choose('Dark')
  await expect.poll(background).not.toBe(light)
  await page.reload()
  await expect(board.service('post-api')).toBeVisible()
  expect(await background()).not.toBe(light)
  await choose('As the system')
  await expectAccessible(page, 'a board as the system likes it', 'canvas')
})

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 800, height: 600 },
]) {
  test(`at ${viewport.width} x ${viewport.height} nothing that can be pressed is cut or covered`, async () => {
    await page.setViewportSize(viewport)
    await board.selectTopic('user-posts')
    await expect(board.inspector.getByLabel('Name', { exact: true })).toBeVisible()
    for (const bar of [page.getByRole('banner'), page.getByRole('region', { name: 'Drawer' }), board.inspector]) {
      const boxes = await pressable(bar)
      expect(boxes.length).toBeGreaterThan(2)
      for (const [index, box] of boxes.entries()) {
        expect(box.right, box.name).toBeLessThanOrEqual(viewport.width)
        expect(box.cut, `${box.name} is cut`).toBe(false)
        for (const other of boxes.slice(index + 1)) {
          const apart =
            box.right <= other.left + 1 ||
            other.right <= box.left + 1 ||
            box.bottom <= other.top + 1 ||
            other.bottom <= box.top + 1
          expect(apart, `${box.name} and ${other.name} are apart`).toBe(true)
        }
      }
    }
  })
}

/** Every button and tab of a bar: its box, and whether its label has less room than it needs. */
const pressable = (bar: Locator) =>
  bar.locator('button[data-variant], [role="tab"]').evaluateAll((buttons) =>
    buttons
      .filter((button) => button.checkVisibility())
      .map((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect()
        const label = button.querySelector('span > span:not([data-position])') ?? button
        const cut = label.scrollWidth > label.clientWidth + 1
        return { left, right, top, bottom, cut, name: button.getAttribute('aria-label') ?? button.textContent }
      }),
  )
