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
    /** The board part of the link alone. */
    fragment: async () => {
      await open('Link')
      const fragment = await dialog.getByRole('textbox', { name: 'Only the board' }).inputValue()
      await close()
      return fragment
    },
    /** What the dialog says of a PNG of so many pixels a unit. */
    pixels: async (scale: string) => {
      await open('Picture')
      await dialog.getByText(scale, { exact: true }).click()
      const said = await dialog.getByText(/pixels as PNG/).textContent()
      await close()
      return said
    },
    projects: {
      open: () => open('Service projects'),
      close,
      folder: (name: string) => dialog.getByRole('tree').getByText(name, { exact: true }),
      files: dialog.getByRole('treeitem'),
      find: dialog.getByRole('searchbox', { name: 'Find a file' }),
      preview: dialog.getByRole('region', { name: /^Preview of/ }),
    },
    drawing: page.locator('main img'),
    makeMine: () => page.getByRole('button', { name: 'Make it a board of mine' }).click(),
  }
}
