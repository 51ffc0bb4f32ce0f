import type { Browser, Page } from '@playwright/test'
import { openWindow } from './openWindow'
import { freePort, removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from './streamboardServer'

/** What every story begins with: a server without a board, and a window. */
export type Story = {
  readonly folder: string
  readonly server: StreamboardServer
  readonly page: Page
  close(): Promise<void>
}

/** @param env such as onSharedBroker(); without it the server has a broker of its own. */
export async function openStory(browser: Browser, env: Readonly<Record<string, string>> = {}): Promise<Story> {
  const folder = await temporaryFolder()
  const server = await startStreamboard({ dataFolder: folder, port: await freePort(), env })
  const page = await openWindow(browser)
  return {
    folder,
    server,
    page,
    async close() {
      // With all that the browser keeps open for it.
      await page.context().close()
      await server.stop()
      await removeFolder(folder)
    },
  }
}
