import { expect, type Page } from '@playwright/test'

/** How a person finds their way on the canvas, and sets what they like. */
export function lookingPage(page: Page) {
  const views = page.getByRole('list', { name: 'Views of this board' }).getByRole('listitem')
  const viewBar = page.getByRole('toolbar', { name: 'View' })
  const actualSize = viewBar.getByRole('button', { name: 'Actual size' })
  const palette = page.getByRole('combobox', { name: 'Command, service, topic or board' })
  return {
    views,
    percent: actualSize,
    palette,
    goTo: async (name: string) => {
      await page.keyboard.press('Control+k')
      await palette.fill(name)
      await page.keyboard.press('Enter')
      await expect(palette).toBeHidden()
    },
    entry: (label: string) => page.getByRole('option').filter({ has: page.getByText(label, { exact: true }) }),
    find: page.getByRole('textbox', { name: 'Find on the canvas' }),
    found: page.getByRole('search', { name: 'Find on the canvas' }).getByRole('status'),
    focus: page.getByRole('region', { name: 'Focus' }),
    minimap: page.getByRole('img', { name: /^Minimap/ }),
    guides: page.locator('.sb-guides path'),
    atActualSize: async () => {
      await actualSize.click()
      await expect(actualSize).toHaveText('100 %')
    },
    saveView: async (name: string) => {
      await page.keyboard.press('Shift+V')
      await page.getByRole('textbox', { name: 'Name of what is in view' }).fill(name)
      await page.keyboard.press('Enter')
      await expect(views).toHaveText([new RegExp(name)])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    },
    choose: (setting: string, choice: string) =>
      page.getByRole('radiogroup', { name: setting }).getByText(choice, { exact: true }).click(),
  }
}
