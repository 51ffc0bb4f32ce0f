import type { Page } from '@playwright/test'
import { type BoardPage, boardPage } from './boardPage'

export type GalleryPage = ReturnType<typeof galleryPage>

export function galleryPage(page: Page, address: string) {
  const cards = page.getByRole('region', { name: /^Your boards/ }).getByRole('listitem')
  const card = (name: string | RegExp) => cards.filter({ has: page.locator('b', { hasText: name }) })
  const choose = async (name: string, entry: string) => {
    await card(name)
      .first()
      .getByRole('button', { name: `More for ${name}` })
      .click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const boardAfter = async (click: () => Promise<void>): Promise<BoardPage> => {
    await click()
    await page.waitForURL(/\/boards\/[a-z0-9-]+$/)
    return boardPage(page)
  }
  return {
    cards,
    card,
    templates: page.getByRole('region', { name: /^Start from/ }).getByRole('listitem'),
    duplicate: (name: string) => choose(name, 'Duplicate'),
    remove: (name: string) => choose(name, 'Delete'),
    rename: async (name: string, next: string) => {
      await choose(name, 'Rename…')
      const field = page.getByRole('dialog').getByRole('textbox')
      await field.fill(next)
      await field.press('Enter')
    },
    open: async () => {
      await page.goto(address)
      // The page listens to pasting and dropping once it is drawn.
      await page.getByRole('button', { name: 'New board' }).waitFor()
    },
    startTemplate: (name: string) =>
      boardAfter(() =>
        page
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .click(),
      ),
    newBoard: () => boardAfter(() => page.getByRole('button', { name: 'New board' }).click()),
    openBoard: (name: string) => boardAfter(() => page.getByRole('link', { name }).click()),
  }
}
