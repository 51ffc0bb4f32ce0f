import type { Page } from '@playwright/test'

/** The chip of the cluster in the top bar, and what it tells of every broker. */
export function clusterPage(page: Page) {
  const chip = page.getByRole('button', { name: /Kafka 4/ })
  const brokers = page.getByRole('table', { name: 'Brokers' })
  return {
    chip,
    /** Number, address, leads, in sync, state. */
    broker: (id: number) => brokers.getByRole('row', { name: new RegExp(`^${id} `) }),
    open: async () => {
      await chip.click()
      await brokers.waitFor()
    },
    close: async () => {
      await page.keyboard.press('Escape')
      await brokers.waitFor({ state: 'hidden' })
    },
    askToKill: (id: number) => brokers.getByRole('button', { name: `Kill broker ${id}…` }).click(),
    /** What it will do, before it is done. */
    warning: page.getByRole('region', { name: /^Kill broker/ }).getByRole('status'),
    kill: (id: number) => page.getByRole('button', { name: `Kill broker ${id}`, exact: true }).click(),
    start: (id: number) => brokers.getByRole('button', { name: `Start broker ${id}` }).click(),
  }
}
