import { join } from 'node:path'
import { type Page, test } from '@playwright/test'
import { type GalleryPage, galleryPage } from '../pages/galleryPage'
import { removeFolder, startStreamboard, temporaryFolder } from '../streamboardServer'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screens')

export type Taking = {
  readonly page: Page
  readonly gallery: GalleryPage
  /** Writes what is on screen now into docs/screens. */
  shot(name: string): Promise<void>
}

const PERMISSIONS = ['clipboard-read', 'clipboard-write']
const DESK = { width: 1440, height: 900 }

/** The same walk through the app, on a server of its own, once in light and once in dark colours. */
export function takeScreens(title: string, walk: (taking: Taking) => Promise<void>, viewport = DESK): void {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${title}, ${colorScheme}`, async ({ browser }) => {
      const folder = await temporaryFolder()
      const server = await startStreamboard({ dataFolder: folder, port: 0 })
      const page = await browser.newPage({
        viewport,
        colorScheme,
        hasTouch: viewport !== DESK,
        permissions: PERMISSIONS,
      })
      const gallery = galleryPage(page, server.address)
      const shot = async (name: string) => {
        await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) })
      }
      await gallery.open()
      await walk({ page, gallery, shot })
      await page.close()
      await server.stop()
      await removeFolder(folder)
    })
}
