import type { Page } from '@playwright/test'

export type VersionsPage = ReturnType<typeof versionsPage>

/** The list of a board's versions, what two of them differ in, and the way back. */
export function versionsPage(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Versions' })
  const rows = panel.getByRole('list', { name: /newest first/ }).getByRole('listitem')
  const row = (name: string) => rows.filter({ has: page.locator('b', { hasText: name }) })
  const fromMenu = async (name: string, entry: string) => {
    await row(name)
      .getByRole('button', { name: `More for ${name}` })
      .click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  return {
    panel,
    rows,
    row,
    open: () => page.keyboard.press('ControlOrMeta+Alt+Shift+H'),
    keepAs: async (name: string) => {
      await panel.getByRole('textbox', { name: 'Keep the board as it is now' }).fill(name)
      await page.keyboard.press('Enter')
    },
    /** With the board as it is now. */
    compare: (name: string) => row(name).getByRole('button').first().click(),
    compareTo: (name: RegExp) => chooseIn(panel, 'to', name),
    comparison: panel.getByRole('region', { name: 'Comparison' }),
    changes: panel.getByRole('list', { name: 'Changes' }).getByRole('listitem'),
    step: panel.getByRole('status').filter({ hasText: /change|same/i }),
    showText: () => panel.getByRole('button', { name: 'As text' }).click(),
    textRows: page.getByRole('dialog').getByRole('row'),
    askToRestore: (name: string) => fromMenu(name, 'Restore…'),
    rename: (name: string) => fromMenu(name, 'Rename…'),
    delete: (name: string) => fromMenu(name, 'Delete'),
    dialog: page.getByRole('dialog'),
    confirmRestore: () => page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click(),
  }
}

async function chooseIn(panel: ReturnType<Page['getByRole']>, label: string, name: RegExp): Promise<void> {
  const list = panel.getByRole('combobox', { name: label, exact: true })
  const option = await list.getByRole('option', { name }).first().getAttribute('value')
  await list.selectOption(option)
}
