import { expect } from '@playwright/test'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { largeBoard } from '../../shared/topology/largeBoard'
import { boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { takeScreens } from './takingScreens'

/** Two services and a topic in a frame, as somebody draws them in the first minute, with a note beside. */
const SMALL = `
streamboard: 1
name: Bookshop
frames:
  - { id: sales, name: Sales }
services:
  - { id: shop, name: shop, frame: sales }
  - { id: parcels, name: parcels }
topics:
  - { id: orders, name: order-placed, partitions: 3, frame: sales }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 2, key: "{{pick alice,dave,carol}}" }
  - { id: c2, kind: subscribes, from: orders, to: parcels, group: parcels }
notes:
  - { id: why, text: "## Why a topic?\\n\\n- the shop need **not wait** for a parcel\\n- whoever comes later reads it *all*" }
layout:
  shop: { x: 0, y: 60 }
  orders: { x: 260, y: 20 }
  parcels: { x: 700, y: 60 }
  why: { x: 700, y: 220 }
`

takeScreens('boards that somebody draws', async ({ page, gallery, shot }) => {
  await gallery.newBoard()
  await expect(page.getByLabel('Three ways to begin')).toBeVisible()
  await shot('empty-board')
  for (const [name, file] of [
    ['small-board', SMALL],
    ['large-board', formatBoardFile(largeBoard({ nodes: 300 }), 'yaml')],
  ] as const) {
    await gallery.open()
    await filesPage(page).pasteText(file)
    await page.waitForURL(/\/boards\//)
    await expect(boardPage(page).saved).toBeVisible()
    if (file === SMALL) await expect(page.getByRole('heading', { name: 'Why a topic?' })).toBeVisible()
    await page.mouse.move(720, 20)
    await shot(name)
  }
})
