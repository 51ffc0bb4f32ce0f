import { expect, type Page } from '@playwright/test'

/** The plan dialog, and the button that opens it. */
export function planPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Plan' })
  return {
    dialog,
    /** How many steps the button counts; no figure where there is nothing to do. */
    count: page.getByTitle('Steps to apply'),
    blockedCount: page.getByTitle('Cannot be applied'),
    steps: dialog.getByRole('list', { name: 'Steps' }).getByRole('listitem'),
    done: dialog.getByText('Done. Planning again finds nothing left to do.'),
    adopt: dialog.getByRole('button', { name: 'Adopt it' }),
    open: async () => {
      await page.getByRole('button', { name: /^Plan\b/ }).click()
      await expect(dialog).toBeVisible()
    },
    apply: () => dialog.getByRole('button', { name: /^Apply \d/ }).click(),
    close: async () => {
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    },
  }
}
