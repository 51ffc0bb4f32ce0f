import { expect, type Page } from '@playwright/test'

/** A store that is looked into, in the drawer. */
export function storesPage(page: Page) {
  const panel = page.getByRole('tabpanel', { name: 'Stores' })
  const node = (name: string) => page.locator(`.react-flow__node[aria-label^="Store ${name}"]`)
  const button = (name: string) =>
    page.getByRole('region', { name: 'Drawer' }).getByRole('button', { name, exact: true })
  const rowsOf = (table: string) =>
    panel
      .getByRole('table', { name: table })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')))
  return {
    /** From the canvas, over the inspector. */
    lookInto: async (name: string) => {
      await node(name)
        .locator('.sb-head')
        .click({ position: { x: 4, y: 4 } })
      await page.getByRole('button', { name: 'Look into' }).click()
      await expect(panel).toBeVisible()
    },
    verdict: panel.getByRole('status'),
    hash: panel.locator('code'),
    /** Key and value of each. */
    entries: () => rowsOf('Entries'),
    rows: () => rowsOf('Rows'),
    beside: (name: string) => panel.getByRole('region', { name: `${name}, beside it` }),
    /** What is said of the stores and has less room than it needs. */
    cutHeads: () =>
      panel
        .locator('header')
        .evaluateAll((heads) =>
          heads
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ textContent }) => textContent),
        ),
    /** Shows it, and takes it away when it is chosen again. */
    chooseBeside: async (name: string) => {
      await page.getByRole('combobox', { name: 'Beside it' }).click()
      await page.getByRole('option', { name, exact: true }).click()
    },
    wipe: () => button('Wipe').click(),
    rebuild: () => button('Rebuild').click(),
    toTheBeginning: () => panel.getByRole('slider', { name: 'As of' }).press('Home'),
    now: () => button('Now').click(),
    addRow: async (json: string) => {
      await button('Add a row').click()
      await panel.getByLabel('New row as JSON').fill(json)
      await page.keyboard.press('Enter')
    },
    /** In place, with the keyboard. */
    write: async (field: string, id: string, text: string) => {
      await panel.getByRole('button', { name: new RegExp(`^${field} of ${id}:`) }).press('Enter')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    deleteRow: (id: string) => panel.getByRole('button', { name: `Delete row ${id}` }).click(),
    problem: panel.getByRole('alert'),
  }
}
