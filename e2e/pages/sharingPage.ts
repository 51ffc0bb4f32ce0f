import type { Page } from '@playwright/test'

/** Taking a board out in the forms that others can open, and opening what came in a link. */
export function sharingPage(page: Page) {
  const dialog = page.getByRole('dialog')
  const open = async (tab: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    await dialog.getByRole('tab', { name: tab }).click()
  }
  const close = async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }
  const download = async (tab: string, button: string) => {
    await open(tab)
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: button, exact: true }).click()
    const path = await (await downloading).path()
    await close()
    return path
  }
  return {
    download,
    link: async () => {
      await open('Link')
      const link = await dialog.getByRole('textbox', { name: 'Link to this drawing' }).inputValue()
      await close()
      return link
    },
    drawing: page.locator('main img'),
    makeMine: () => page.getByRole('button', { name: 'Make it a board of mine' }).click(),
  }
}
