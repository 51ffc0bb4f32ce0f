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

test('each kind of thing in the inspector, and each tab of the drawer', async () => {
  test.setTimeout(120_000)
  const outline = outlinePage(page)
  await press('ArrowDown', 'ArrowRight', 'ArrowRight')
  await expect(outline.line(/^Service message-api/)).toHaveAttribute('aria-expanded', 'true')
  await expect(board.edge('message-api produces to direct-messages')).toHaveClass(/selected/)
  await expectFine('inspector of a connection, messages')
  for (const [kind, name, tab] of [
    ['service', /^Service news-feed/, /^Groups/],
    ['topic', /^Topic user-posts/, 'Stores'],
    ['store', /^Store profiles/, 'Ledger'],
    ['note', /^Note /, 'Timeline'],
    ['problem', /^Problem:/, /^Problems/],
  ] as const) {
    await page.getByRole('tab', { name: tab }).focus()
    await press('Enter')
    await outline.line(name).first().focus()
    await press('ArrowUp', 'ArrowDown', 'Alt+Enter')
    await expect(page.locator('[data-part="inspector"]:focus-within')).toBeVisible()
    await expectFine(`inspector of a ${kind}, ${tab}`)
  }
})

const button = (name: RegExp) => () => page.getByRole('button', { name })
const canvas = () => board.canvas
const MORE = { from: button(/^More$/), keys: ['Enter'] }

for (const { name, from, keys, entry } of [
  { name: 'Plan', from: button(/^Plan\b/), keys: ['Enter'] },
  { name: 'Export', from: button(/^Export$/), keys: ['Enter'] },
  { name: 'Keyboard shortcuts', from: canvas, keys: ['?'] },
  { name: 'Command palette', from: canvas, keys: ['Control+k'] },
  { name: 'Import a board file', ...MORE, entry: /^Import/ },
  { name: 'Settings', ...MORE, entry: /^Settings/ },
]) {
  test(`the dialog "${name}" has the focus, keeps it, and gives it back`, async () => {
    await from().focus()
    await press(...keys)
    if (entry) await page.getByRole('menuitem', { name: entry }).press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await expectFine(name)
    for (let tabs = 0; tabs < 12; tabs++) {
      await press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
    await press('Escape')
    await expect(dialog).toBeHidden()
    await expect(from()).toBeFocused()
  })
}

test('what happens on the board is read out once, and nothing of what flows', async () => {
  const said = page.locator('.sb-announcer')
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const region = document.querySelector('.sb-announcer')
    const hear = () => region?.textContent && heard.push(region.textContent)
    if (region) new MutationObserver(hear).observe(region, { childList: true, subtree: true })
  })
  await board.canvas.focus()
  await press('Shift+S', 'Escape')
  await expect(said).toHaveText('Note added.')
  await press('Control+z')
  await expect(said).toHaveText('Undone. Note deleted.')
  await press('Control+Shift+z')
  await expect(said).toHaveText('Redone. Note added.')
  await outlinePage(page)
    .line(/^Service payments/)
    .focus()
  await press('Space', 's')
  await expect(said).toHaveText('payments is stopped.', { timeout: 30_000 })
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
    'Note added.',
    'Undone. Note deleted.',
    'Redone. Note added.',
    'payments is stopped.',
  ])
})
