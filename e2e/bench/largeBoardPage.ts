import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { formatBoardFile } from '../../shared/topology/boardFile'
import type { Topology } from '../../shared/topology/model'
import { freePort, removeFolder, startStreamboard, temporaryFolder } from '../streamboardServer'
import { withPage } from './page'
import { connectWire } from './world'

/** The board in a page of the app, wholly in view; the server has no broker. */
export async function openLargeBoard(board: Topology, work: (page: Page) => Promise<void>): Promise<void> {
  const dataFolder = await temporaryFolder()
  const server = await startStreamboard({
    dataFolder,
    port: 0,
    env: { KAFKA_BROKERS: `127.0.0.1:${await freePort()}` },
  })
  try {
    const wire = await connectWire(server.address)
    const { boardId } = await wire.ask('board:create', { file: formatBoardFile(board, 'json') })
    wire.close()
    await withPage(async (page) => {
      await page.goto(`${server.address}/boards/${boardId}`)
      await page
        .getByRole('status')
        .filter({ hasText: /^Saved$/ })
        .waitFor({ timeout: 120_000 })
      await pause(3_000)
      await work(page)
    })
  } finally {
    await server.stop()
    await removeFolder(dataFolder)
  }
}
