import type { Page } from '@playwright/test'

/** The figures of one group, as the columns are called. */
export type LedgerFigures = Readonly<Record<string, number>>

/** The ledger in the drawer: what became of everything that was produced. */
export function ledgerPage(page: Page) {
  const panel = page.getByRole('tabpanel', { name: 'Ledger' })
  const table = panel.getByRole('table', { name: 'Ledger' })
  const row = (group: string) =>
    table.getByRole('row').filter({ has: page.getByRole('cell', { name: group, exact: true }) })
  const figure = (group: string, column: string) =>
    row(group).getByRole('button', { name: new RegExp(`^[\\d,]+, ${column}:`) })
  const badges = page.getByRole('region', { name: 'What must hold' })
  return {
    show: () => page.getByRole('tab', { name: 'Ledger' }).click(),
    /** What is to be said of everything, and of one group; their tones are good, busy, bad or plain. */
    verdict: panel.getByRole('status').first(),
    verdictOn: (group: string) => row(group).locator('[data-tone]'),
    figure,
    openFigure: (group: string, column: string) => figure(group, column).click(),
    /** Those behind the figure that was opened. */
    records: panel.getByRole('table', { name: 'Messages' }),
    /** How the board came through this; its state is untried, busy, survived or failed. */
    trial: (name: string) =>
      panel.getByRole('list', { name: 'Scorecard' }).getByRole('listitem').filter({ hasText: name }),
    /** Behind what was handled out of order: each record with the later one that came first. */
    pairs: panel.getByRole('table', { name: 'Out of order' }).locator('tbody').getByRole('row'),
    /** All figures of a group, of one moment. */
    figures: async (group: string): Promise<LedgerFigures> => {
      const columns = await table.locator('thead th').allTextContents()
      const cells = await row(group).locator('th, td').allTextContents()
      const numbers = cells.map((cell) => Number(cell.replaceAll(',', '')))
      return Object.fromEntries(
        columns.flatMap((column, at) => (Number.isFinite(numbers[at]) ? [[column, numbers[at] ?? 0]] : [])),
      )
    },
    plantFault: async (entry: string | RegExp) => {
      await page.getByRole('button', { name: 'Plant a fault' }).click()
      await page.getByRole('menuitem', { name: entry }).click()
    },
    beginAnew: () => panel.getByRole('button', { name: 'Begin anew' }).click(),
    /** A badge on the canvas for what must hold; its state is holds, broken, settling or unknown. */
    invariant: (name: string) => badges.getByRole('button', { name: new RegExp(`^${name} `) }),
    broken: badges.locator('[data-state="broken"]'),
  }
}
