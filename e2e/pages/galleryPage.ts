import type { Page } from '@playwright/test'
import { type BoardPage, boardPage } from './boardPage'

export type GalleryPage = {
  open(): Promise<void>
  startTemplate(name: string): Promise<BoardPage>
  newBoard(): Promise<BoardPage>
  openBoard(name: string): Promise<BoardPage>
}

export function galleryPage(page: Page, address: string): GalleryPage {
  const boardAfter = async (click: () => Promise<void>) => {
    await click()
    await page.waitForURL(/\/boards\/[a-z0-9-]+$/)
    return boardPage(page)
  }
  return {
    open: async () => void (await page.goto(address)),
    startTemplate: (name) =>
      boardAfter(() =>
        page
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .click(),
      ),
    newBoard: () => boardAfter(() => page.getByRole('button', { name: 'New board' }).click()),
    openBoard: (name) => boardAfter(() => page.getByRole('link', { name }).click()),
  }
}
