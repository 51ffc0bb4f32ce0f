import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openWindow } from '../openWindow'
import { boardPage } from '../pages/boardPage'
import { ledgerPage } from '../pages/ledgerPage'
import { lookingPage } from '../pages/lookingPage'
import { outlinePage } from '../pages/outlinePage'
import { storyByKeyboard } from '../storyByKeyboard'

// Every screen without a mouse, in light and dark: no rule of WCAG 2.2 AA is broken, the focus is seen, comes back, and is trapped nowhere.
// What needs a story of its own to be seen is looked at there.

const { page, board, press, openGallery, openBoard } = storyByKeyboard()

test('the gallery, and its colours change all at once', async () => {
  await openGallery()
  await expectAccessible(page(), 'gallery')
  const underWay = await page().evaluate(() => {
    document.documentElement.dataset.mantineColorScheme = 'dark'
    const { length } = document.getAnimations()
    document.documentElement.dataset.mantineColorScheme = 'light'
    return length
  })
  expect(underWay).toBe(0)
})

test('the settings, where there is no board', async () => {
  const button = page().getByRole('button', { name: 'Settings' })
  await button.press('Enter')
  await expect(page().getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expectAccessible(page(), 'settings in the gallery', 'dialog')
  await press('Escape')
  await expect(button).toBeFocused()
})

test('an empty board', async () => {
  await openBoard(/^New board/)
  await expect(board().waysOn).toBeVisible()
  await expectAccessible(page(), 'empty board')
})

test('a board that runs, begun with the keyboard', async () => {
  test.setTimeout(120_000)
  await openBoard(/^Social media/)
  await expect(board().runState('post-api')).toHaveText('running', { timeout: 60_000 })
  await expectAccessible(page(), 'running board')
})

test('skip links lead to the canvas, the outline and the inspector; F6 goes round', async () => {
  await page().locator('body').press('Tab')
  await expect(page().getByRole('button', { name: 'To the canvas' })).toBeFocused()
  await press('Enter')
  await expect(board().canvas).toBeFocused()
  await press('F6')
  await expect(page().locator('[data-part="inspector"]:focus-within')).toBeVisible()
  await press('F6')
  await expect(page().getByRole('tab', { name: 'Messages' })).toBeFocused()
  await press('F6')
  await expect(board().canvas).toBeFocused()
  await press('o')
  await expect(outlinePage(page()).lines.first()).toBeFocused()
})

for (const { kind, wanted, keys = [], tab } of [
  { kind: 'service', wanted: 'news-feed', tab: /^Groups/ },
  { kind: 'topic', wanted: 'user-posts', tab: 'Stores' },
  { kind: 'store', wanted: 'profiles', tab: 'Ledger' },
  { kind: 'note', wanted: 'Stop notification', tab: 'Timeline' },
  { kind: 'connection', wanted: 'news-feed', keys: ['ArrowRight', 'ArrowDown'], tab: /^Problems/ },
]) {
  test(`the inspector of a ${kind}, and ${tab} in the drawer`, async () => {
    const { filter, lines } = outlinePage(page())
    await page().getByRole('tab', { name: tab }).press('Enter')
    await filter.fill(wanted)
    await filter.press('ArrowDown')
    await expect(lines.and(page().locator(':focus'))).toHaveCount(1)
    await press(...keys, 'Alt+Enter')
    await expect(page().locator('[data-part="inspector"]:focus-within')).toBeVisible()
    await expectAccessible(page(), kind, 'inspector')
    await expectAccessible(page(), String(tab), 'drawer')
    await filter.fill('')
  })
}

test('what has the focus and goes away leaves it near; Enter on a button of the canvas presses that', async () => {
  const [{ inspector }, ledger, looking] = [board(), ledgerPage(page()), lookingPage(page())]
  const ledgerTab = page().getByRole('tab', { name: 'Ledger' })
  await ledgerTab.press('Enter')
  await ledger.figure('news-feed', 'Processed').press('Enter')
  const back = page().getByRole('button', { name: 'Ledger', exact: true })
  await expect(back).toBeFocused()
  await press('Enter')
  await expect(page().getByRole('tabpanel', { name: 'Ledger' }).locator(':focus')).toHaveCount(1)

  const { filter } = outlinePage(page())
  await filter.fill('user-posts')
  await filter.press('ArrowDown')
  await inspector.getByRole('tab', { name: 'Configs' }).press('Enter')
  await inspector.getByRole('button', { name: 'Add a config' }).press('Enter')
  await expect(inspector.getByLabel('Name of the config')).toBeFocused()
  const before = (await looking.percent.textContent()) ?? ''
  await page().getByRole('toolbar', { name: 'View' }).getByRole('button', { name: 'Zoom in' }).press('Enter')
  await expect(looking.percent).not.toHaveText(before)
  await filter.fill('')
})

const button = (name: RegExp) => () => page().getByRole('button', { name })
const canvas = () => board().canvas
const more = button(/^More$/)

for (const { name, from, key, entry } of [
  { name: 'Plan', from: button(/^Plan\b/), key: 'Enter' },
  { name: 'Export', from: button(/^Export$/), key: 'Enter' },
  { name: 'Keyboard shortcuts', from: canvas, key: '?' },
  { name: 'Command palette', from: canvas, key: 'Control+k' },
  { name: 'Settings', from: more, key: 'Enter', entry: /^Settings/ },
  { name: 'Import', from: more, key: 'Enter', entry: /^Import/ },
]) {
  test(`the dialog "${name}" has the focus, keeps it, and gives it back`, async () => {
    await from().focus()
    await press(key)
    if (entry) await page().getByRole('menuitem', { name: entry }).press('Enter')
    const dialog = page().getByRole('dialog')
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await expectAccessible(page(), name, 'dialog')
    await expect(dialog.getByRole('progressbar')).toHaveCount(0)
    for (let tabs = 0; tabs < 12; tabs++) {
      await press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
    await press('Escape')
    await expect(dialog).toBeHidden()
    await expect(from()).toBeFocused()
  })
}

test('whoever walks through the files of an export stays in that dialog while others draw', async ({ browser }) => {
  await outlinePage(page()).lines.first().focus()
  await button(/^Export$/)().focus()
  await press('Enter')
  const dialog = page().getByRole('dialog')
  await dialog.getByRole('searchbox').fill('README.md')
  const file = dialog.getByRole('treeitem', { name: /^README\.md/ })
  await file.press('Enter')
  const other = await openWindow(browser)
  await other.goto(page().url())
  await boardPage(other).canvas.press('Shift+F2')
  const name = other.getByRole('textbox', { name: 'Name of the board' })
  await name.fill('Renamed meanwhile')
  await name.press('Enter')
  await expect(dialog.getByRole('region', { name: 'Preview of README.md' })).toContainText('# Renamed meanwhile')
  await expect(file).toBeFocused()
  await expect(file).toHaveAttribute('aria-selected', 'true')
  await press('Escape')
  await other.keyboard.press('Control+z')
  await expect(button(/^Social media$/)()).toBeVisible()
  await other.context().close()
})

test('what happens on the board is read out once, and nothing of what flows', async () => {
  const said = page().locator('.sb-announcer')
  await page().evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const region = document.querySelector('.sb-announcer')
    const hear = () => region?.textContent && heard.push(region.textContent)
    if (region) new MutationObserver(hear).observe(region, { childList: true })
  })
  await board().canvas.focus()
  await press('Shift+S', 'Escape')
  await expect(said).toHaveText('Note added.')
  await press('Control+z')
  await expect(said).toHaveText('Note deleted. Undone.')
  await press('Control+Shift+z')
  await expect(said).toHaveText('Note added. Redone.')
  await outlinePage(page())
    .line(/^Service payments/)
    .press('ArrowUp')
  await press('ArrowDown', 's')
  await expect(said).toHaveText('payments is stopped.', { timeout: 30_000 })
  expect(await page().evaluate(() => Reflect.get(window, 'heard'))).toEqual([
    'Note added.',
    'Note deleted. Undone.',
    'Note added. Redone.',
    'payments is stopped.',
  ])
})
