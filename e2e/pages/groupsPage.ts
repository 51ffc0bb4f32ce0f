import type { Locator, Page } from '@playwright/test'

/** The drawer's list of groups: who is in them, where they stand, and where they can be put. */
export function groupsPage(page: Page) {
  const panel = page.getByRole('tabpanel', { name: 'Groups & lag' })
  /** All lanes of a group, on however many topics. */
  const group = (name: string): Locator =>
    panel.locator('tbody').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) })
  const column = async (name: string, fromTheEnd: number): Promise<readonly string[]> =>
    group(name).locator(`tr > td:nth-last-child(${fromTheEnd})`).allTextContents()
  return {
    panel,
    group,
    show: () => page.getByRole('tab', { name: /^Groups/ }).click(),
    /** By lane, as offsets; NaN where there is none. */
    bookmarks: async (name: string) => (await column(name, 5)).map((text) => Number(text.replaceAll(',', ''))),
    /** Client id and host by lane. */
    readers: (name: string) => column(name, 2),
    /** A word, and how many are in it; the lag, and where that is going. */
    state: (name: string) => group(name).locator('td[rowspan]').first(),
    lag: (name: string) => group(name).locator('td[rowspan]').nth(1),
    moves: (name: string) => group(name).getByRole('button', { name: /^Move the bookmark/ }),
    /** Asks for a move of all lanes; nothing is moved yet. */
    moveAll: async (name: string, to: string) => {
      await group(name)
        .getByRole('button', { name: /^Move the bookmarks/ })
        .click()
      await page.getByRole('menuitem', { name: to }).click()
    },
  }
}
