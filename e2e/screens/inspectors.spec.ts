import { expect } from '@playwright/test'
import { boardPage } from '../pages/boardPage'
import { takeScreens } from './takingScreens'

takeScreens('the inspector of each kind', async ({ page, gallery, shot }) => {
  await gallery.startTemplate('Payments with outbox')
  const board = boardPage(page)
  const { inspector } = board
  await expect(board.runState('payment-api')).toHaveText('running', { timeout: 60_000 })
  await expect(inspector.getByText('services')).toBeVisible()
  await shot('inspector-board')
  await board.selectService('payment-api')
  await expect(inspector.getByLabel('Name')).toHaveValue('payment-api')
  await shot('inspector-service')
  await board.selectTopic('payment-requests')
  await expect(inspector.getByLabel('Name')).toHaveValue('payment-requests')
  await shot('inspector-topic')
  await page
    .locator('.react-flow__node-store .sb-head')
    .first()
    .click({ position: { x: 4, y: 4 } })
  await shot('inspector-store')
  for (const kind of ['produces', 'subscribes', 'captures'] as const) {
    const edge = page.locator(`.react-flow__edge[aria-label*=" ${kind} "]`).first()
    await edge.focus()
    await page.keyboard.press('Enter')
    await expect(inspector.getByText('Connection', { exact: true })).toBeVisible()
    await shot(`inspector-${kind}`)
  }
})
