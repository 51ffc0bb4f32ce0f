import { expect, type Page } from '@playwright/test'
import { boardPage } from '../pages/boardPage'
import { ledgerPage } from '../pages/ledgerPage'
import { planPage } from '../pages/planPage'
import { type Taking, takeScreens } from './takingScreens'

takeScreens('a running board', async (taking) => {
  const { page, gallery, shot } = taking
  await gallery.startTemplate('Orders')
  await running(page, 'shipping')
  await gallery.open()
  await gallery.startTemplate('Social media')
  await running(page, 'post-api')
  await page.mouse.move(720, 20)
  await messagesShown(page, 40)
  await drawer(taking)
  await dialogs(taking)
  await gallery.open()
  await expect(page.getByText('running').first()).toBeVisible()
  await shot('gallery')
})

async function drawer({ page, shot }: Taking): Promise<void> {
  const [board, ledger] = [boardPage(page), ledgerPage(page)]
  await board.selectTopic('user-posts')
  await expect(board.inspector.getByLabel('Name')).toHaveValue('user-posts')
  await page.mouse.move(720, 20)
  await shot('board')
  await board.selectService('news-feed')
  await expect(board.inspector.getByLabel('Name')).toHaveValue('news-feed')
  await page.mouse.move(720, 20)
  await shot('service')
  await board.openRow(board.rows.nth(2))
  await expect(board.record).toBeVisible()
  await shot('record')
  await board.showGroups()
  await shot('groups')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await shot('problems')
  await page.getByRole('tab', { name: 'Stores' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Stores' }).getByRole('row').nth(2)).toBeVisible()
  await shot('stores')
  await ledger.show()
  await expect(ledger.invariant('An entry for each follower')).toContainText('holds', { timeout: 60_000 })
  await expect(ledger.verdictOn('news-feed').first()).toBeVisible()
  await shot('ledger')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByRole('slider').first()).toBeVisible()
  await shot('timeline')
}

async function dialogs({ page, shot }: Taking): Promise<void> {
  const board = boardPage(page)
  await board.selectTopic('user-posts')
  await board.inspector.getByRole('button', { name: /Produce a message/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('produce')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('button', { name: 'Download zip' })).toBeVisible()
  await shot('export')
  await page.keyboard.press('Escape')
  await board.addTopic()
  await page.keyboard.type('post-flagged')
  await page.keyboard.press('Enter')
  await planPage(page).open()
  await expect(page.getByRole('button', { name: /^Apply 1/ })).toBeVisible()
  await shot('plan')
  await page.keyboard.press('Escape')
  for (const [key, name] of [
    ['?', 'shortcuts'],
    ['Control+k', 'palette'],
    ['Control+,', 'settings'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await shot(name)
    await page.keyboard.press('Escape')
  }
}

const running = (page: Page, name: string) =>
  expect(boardPage(page).runState(name)).toHaveText('running', { timeout: 60_000 })

/** Enough has flowed for a picture that says something. */
const messagesShown = (page: Page, count: number) =>
  expect
    .poll(() => page.getByRole('table', { name: 'Messages' }).getAttribute('aria-rowcount').then(Number), {
      timeout: 60_000,
    })
    .toBeGreaterThan(count)
