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
    /** The board's own topics that it draws no more. */
    undrawn: dialog.getByRole('region', { name: 'No longer drawn: stays on the cluster' }),
    deleted: dialog.getByRole('region', { name: 'Deleted in the last 24 hours' }),
    deletion: deletionDialog(page),
    close: async () => {
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    },
  }
}

/** What asks before a topic is deleted on the cluster. */
function deletionDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: /^Delete .* on the cluster$/ })
  return {
    dialog,
    name: dialog.getByLabel('Type its name to delete it'),
    confirm: dialog.getByRole('button', { name: 'Delete for good' }),
  }
}
