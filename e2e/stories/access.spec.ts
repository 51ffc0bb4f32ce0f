import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { focusOf } from '../focusOf'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { outlinePage } from '../pages/outlinePage'
import { onSharedBroker } from '../sharedBroker'

// Every screen without a mouse, in light and dark: no rule of WCAG 2.2 AA is broken, the focus is seen, comes back, and is trapped nowhere.

let story: Story
let page: Page
let board: BoardPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
})

test.afterAll(() => story?.close())

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Nothing is wrong with what is shown now; in dark only the colours are others. */
async function expectFine(where: string) {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page, `${where}, dark`, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectAccessible(page, where)
}

/** Tab by Tab until the name is reached; each stop on the way can be seen. */
async function tabTo(name: RegExp) {
  for (let tabs = 0; tabs < 60; tabs++) {
    await press('Tab')
    const focus = await focusOf(page)
    expect(focus.isSeen, `the focus on ${focus.name} is seen`).toBe(true)
    if (name.test(focus.name)) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

test('the gallery', async () => {
  await galleryPage(page, story.server.address).open()
  await expectFine('gallery')
})

test('an empty board', async () => {
  await tabTo(/^New board/)
  await press('Enter')
  await page.waitForURL(/\/boards\//)
  await expect(boardPage(page).waysOn).toBeVisible()
  await expectFine('empty board')
})

test('a board that runs, begun with the keyboard', async () => {
  test.setTimeout(120_000)
  await galleryPage(page, story.server.address).open()
  await tabTo(/^Social media/)
  await press('Enter')
  await page.waitForURL(/\/boards\//)
  board = boardPage(page)
  await expect(board.runState('post-api')).toHaveText('running', { timeout: 60_000 })
  await expectFine('running board')
})

test('skip links lead to the canvas, the outline and the inspector; F6 goes round', async () => {
  const outline = outlinePage(page)
  await page.locator('body').press('Tab')
  await expect(page.getByRole('button', { name: 'To the canvas' })).toBeFocused()
  await press('Enter')
  await expect(board.canvas).toBeFocused()
  await press('F6')
  await expect(page.locator('[data-part="inspector"]:focus-within')).toBeVisible()
  await press('F6')
  await expect(page.getByRole('tab', { name: 'Messages' })).toBeFocused()
  await press('F6')
  await expect(board.canvas).toBeFocused()
  await press('o')
  await expect(outline.lines.first()).toBeFocused()
})
